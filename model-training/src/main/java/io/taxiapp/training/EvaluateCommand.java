package io.taxiapp.training;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.model.InvalidBundleException;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.Scored;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `evaluate`: what a bundle is worth on records.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tries a model bundle on trip records and prints rows, RMSE and MAE:",
      "minutes for durations (rides of 1 to 60 minutes), dollars for tip and cost,",
      "seconds for the remaining duration (on GPS trips)."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description = "The bundle, for example models/duration.")
  private Path bundle = Path.of(".");

  @Option(
      names = "--trips",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "green_tripdata_YYYY-MM.parquet months, or, for corrected-duration, one",
        "sf_cab_trips_20k.ndjson.gz of GPS trips: those of 2008-06-06 and later are tried."
      })
  private List<Path> trips = new ArrayList<>();

  @Option(
      names = "--duration-bundle",
      paramLabel = "DIR",
      description = {
        "Predicts the durations that tip and cost need",
        "(default: the directory duration beside the bundle)."
      })
  private @Nullable Path durationBundle;

  @Override
  public Integer call() {
    try (ModelBundle model = ModelBundle.load(bundle)) {
      List<BackTest> lines =
          model.card().name().equals(CorrectedTraining.NAME) ? onGpsTrips(model) : onRides(model);
      print(model, lines);
      return 0;
    } catch (InvalidBundleException | IllegalArgumentException e) {
      spec().commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private List<BackTest> onGpsTrips(ModelBundle model) {
    if (trips.size() != 1) {
      throw new IllegalArgumentException(
          "--trips: expected one file of GPS trips, found " + trips.size());
    }
    // By exact places only: the bundle knows New York's zones, not that city's.
    return CorrectedBackTest.run(
            GpsSplit.read(trips.getFirst()),
            new GpsCity(),
            true,
            row -> {
              Scored scored = model.predict(row.input());
              return new double[] {scored.value(), scored.p10(), scored.p50(), scored.p90()};
            })
        .stream()
        .map(RemainingErrors::describe)
        .toList();
  }

  private List<BackTest> onRides(ModelBundle model) {
    RideTarget target = RideTarget.named(model.card().name());
    RideErrors errors = new RideErrors(target);
    if (target == RideTarget.DURATION) {
      for (Path file : trips) {
        Month.read(file).rides().forEach(ride -> add(errors, model, ride, atRequest(ride)));
      }
    } else {
      Path beside = bundle.toAbsolutePath().resolveSibling("duration");
      try (ModelBundle durations =
          ModelBundle.load(durationBundle == null ? beside : durationBundle)) {
        for (Path file : trips) {
          for (Ride ride : Month.read(file).rides()) {
            double seconds = durations.predict(atRequest(ride)).value();
            add(errors, model, ride, FeatureInput.withDuration(ride.facts(), seconds));
          }
        }
      }
    }
    if (errors.isEmpty()) {
      throw new IllegalArgumentException(
          "--trips: expected rides of 1 to 60 minutes, found none in " + trips);
    }
    return errors.describe(
        model.card().training().from() + " to " + model.card().training().to(),
        trips.size() == 1
            ? String.valueOf(trips.getFirst().getFileName())
            : trips.size() + " files");
  }

  private static FeatureInput atRequest(Ride ride) {
    return FeatureInput.atRequest(ride.facts());
  }

  private static void add(RideErrors errors, ModelBundle model, Ride ride, FeatureInput input) {
    Scored scored = model.predict(input);
    errors.add(ride, scored.value(), scored.p10(), scored.p90());
  }

  private void print(ModelBundle model, List<BackTest> lines) {
    PrintWriter console = spec().commandLine().getOut();
    console.printf(
        "%s %s, trained on %s to %s%n",
        model.card().name(),
        model.card().version(),
        model.card().training().from(),
        model.card().training().to());
    MetricTable.print(console, lines);
    BackTest first = lines.getFirst();
    console.println(
        String.format(
            Locale.ROOT,
            "rows=%d rmse=%.4f mae=%.4f unit=%s",
            first.rows(),
            first.rmse(),
            first.mae(),
            first.unit()));
    console.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
