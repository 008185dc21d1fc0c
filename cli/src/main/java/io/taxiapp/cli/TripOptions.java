package io.taxiapp.cli;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.RecordedTrips;
import io.taxiapp.simulator.trip.Trips;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which trips to replay.
final class TripOptions {

  /// Where the trips come from: the one or the other.
  static final class Source {

    @Option(
        names = "--trips",
        arity = "1..*",
        required = true,
        paramLabel = "FILE",
        description = {
          "Replay real trips from TLC monthly files, in order of pick-up",
          "(green_tripdata_YYYY-MM.parquet)."
        })
    private List<Path> files = new ArrayList<>();

    @Option(
        names = "--generated",
        required = true,
        description = "Generate trips from the statistics of zone pairs (the default).")
    private boolean generated;
  }

  @ArgGroup(exclusive = true)
  private @Nullable Source source;

  @Option(
      names = "--rides",
      converter = OptionConverters.AtLeastOne.class,
      paramLabel = "N",
      defaultValue = "300",
      description = "Number of rides (default: ${DEFAULT-VALUE}).")
  private int rides;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed generates the same trips (default: ${DEFAULT-VALUE}).")
  private long seed;

  /// @throws IllegalArgumentException if there are no such trips
  Trips read(LookupTables tables) {
    return source == null || source.generated
        ? new GeneratedTrips(tables.pairs(), seed)
            .until(Instant.now().truncatedTo(ChronoUnit.SECONDS), rides)
        : RecordedTrips.first(rides, source.files, tables.zones());
  }

  /// Whether the trips are made up.
  boolean areGenerated() {
    return source == null || source.generated;
  }

  /// What will be replayed, in words.
  String describe(Trips trips) {
    int found = trips.trips().size();
    return areGenerated()
        ? found + " generated rides"
        : "%d real trips from %s on (%d records skipped as unusable)"
            .formatted(found, trips.trips().getFirst().requestedAt(), trips.skipped());
  }
}
