package io.taxiapp.training;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.InvalidBundleException;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.model.Scored;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.backtest.CorrectedBackTest;
import io.taxiapp.training.backtest.PublishedTariff;
import io.taxiapp.training.backtest.RideErrors;
import io.taxiapp.training.backtest.TrafficErrors;
import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.corrected.GpsCity;
import io.taxiapp.training.fit.RideTarget;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.training.progress.TrainingProgress;
import io.taxiapp.training.report.Evaluation;
import io.taxiapp.training.trip.FileRows;
import io.taxiapp.training.trip.GpsSplit;
import io.taxiapp.training.trip.LabelledRide;
import io.taxiapp.training.trip.TripMonth;
import io.taxiapp.training.trip.TripReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `evaluate`: what a bundle is worth on records.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tests a model bundle on trip records and prints its errors, overall and by segment.",
      "Errors are in minutes for duration (rides of 1 to 60 minutes) and in dollars for tip and cost.",
      "For corrected-duration on GPS trips, they are in seconds of the remaining duration. On months,",
      "they are in minutes of the duration predicted at the request; the rides are replayed in order,",
      "so each prediction uses only earlier traffic."
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
      description =
          "Months, green_tripdata_YYYY-MM.parquet. For corrected-duration, months or one file of GPS"
              + " trips, sf_cab_trips_20k.ndjson.gz: its trips from 2008-06-06 on are the test data.")
  private List<Path> trips = new ArrayList<>();

  @Option(
      names = "--duration-bundle",
      paramLabel = "DIR",
      description =
          "The duration bundle. tip, cost and, on months, corrected-duration need its predictions as"
              + " an input (default: the directory duration next to the bundle).")
  private @Nullable Path durationBundle;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  private final TripReader reader = new TripReader();
  private final List<FileRows> read = new ArrayList<>();

  /// @param learnedFrom files whose rides the models saw
  private record Result(List<BackTest> lines, List<TrainingFile> learnedFrom) {}

  @Override
  public Integer call() throws IOException {
    checkFiles();
    try (ModelBundle model = ModelBundle.load(bundle);
        TrainingProgress progress =
            TrainingProgress.of("evaluate", 2 * trips.size(), QuietOption.notice(spec()), spec())) {
      Result result =
          !model.card().name().equals(CorrectedDurationModel.NAME)
              ? new Result(onRides(model, progress), model.card().training().files())
              : trips.stream().allMatch(EvaluateCommand::isMonth)
                  ? inTraffic(model, progress)
                  // The file is split by time: the trips that are tried were not trained on.
                  : new Result(onGpsTrips(model, progress), List.of());
      print(Evaluation.of(model, trips, read, result.learnedFrom(), result.lines()));
      return 0;
    } catch (InvalidBundleException | IllegalArgumentException e) {
      spec().commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  /// All of them before the first is read: reading takes its time.
  private void checkFiles() {
    for (Path file : trips) {
      if (!Files.isRegularFile(file)) {
        String found = Files.isDirectory(file) ? "a directory" : "none";
        throw new ParameterException(
            spec().commandLine(),
            "--trips: expected files of trips, found %s at %s".formatted(found, file));
      }
    }
  }

  private List<BackTest> onGpsTrips(ModelBundle model, TrainingProgress progress) {
    if (trips.size() != 1) {
      throw new IllegalArgumentException(
          "--trips: expected one file of GPS trips, found " + trips.size());
    }
    progress.begin("reading " + trips.getFirst().getFileName());
    GpsSplit split = GpsSplit.read(trips.getFirst());
    read.add(new FileRows(trips.getFirst(), split.rows(), split.leftOut()));
    progress.begin("testing on its trips");
    // By exact places only: the bundle knows New York's zones, not that city's.
    return CorrectedBackTest.onTheWay(
            split, new GpsCity(), true, row -> columns(model.predict(row.input())))
        .describe();
  }

  private static boolean isMonth(Path file) {
    return file.toString().endsWith(".parquet");
  }

  /// Months are replayed one after the other, each beginning without traffic.
  private Result inTraffic(ModelBundle model, TrainingProgress progress) throws IOException {
    TrafficErrors errors = TrafficErrors.none();
    TrafficSettings settings = TrafficSettings.read(bundle);
    try (ModelBundle durations = durations()) {
      for (Path file : trips) {
        List<LabelledRide> rides = rides(file, progress);
        double[] initial =
            rides.stream()
                .mapToDouble(ride -> durations.predict(atRequest(ride)).value())
                .toArray();
        errors.replay(
            rides, initial, durations.zones(), settings, input -> columns(model.predict(input)));
      }
      if (errors.isEmpty()) {
        throw new IllegalArgumentException(noRides(RideTarget.DURATION));
      }
      return new Result(
          new TrafficErrors.Replayed(trainedOn(durations), triedOn(), errors).describe(),
          Stream.of(durations, model)
              .flatMap(used -> used.card().training().files().stream())
              .distinct()
              .toList());
    }
  }

  private List<LabelledRide> rides(Path file, TrainingProgress progress) {
    progress.begin("reading " + file.getFileName());
    TripMonth month = TripMonth.read(reader, file);
    read.add(month.fileRows());
    progress.begin("testing on its %d rides".formatted(month.rides().size()));
    return month.rides();
  }

  private ModelBundle durations() {
    Path beside = bundle.toAbsolutePath().resolveSibling("duration");
    return ModelBundle.load(durationBundle == null ? beside : durationBundle);
  }

  private static String trainedOn(ModelBundle model) {
    return model.card().training().from() + " to " + model.card().training().to();
  }

  private String triedOn() {
    return trips.size() == 1
        ? String.valueOf(trips.getFirst().getFileName())
        : trips.size() + " files";
  }

  private String noRides(RideTarget target) {
    return "--trips: expected rides of 1 to 60 minutes with a %s, picked up in the month of the file's name, found none in %s"
        .formatted(target.modelName(), trips);
  }

  private List<BackTest> onRides(ModelBundle model, TrainingProgress progress) {
    RideTarget target = RideTarget.named(model.card().name());
    RideErrors errors = new RideErrors(target, model.zones(), trainedOn(model), triedOn());
    if (target == RideTarget.DURATION) {
      for (Path file : trips) {
        rides(file, progress).forEach(ride -> add(errors, model, ride, atRequest(ride)));
      }
    } else {
      try (ModelBundle durations = durations()) {
        for (Path file : trips) {
          for (LabelledRide ride : rides(file, progress)) {
            double seconds = durations.predict(atRequest(ride)).value();
            add(errors, model, ride, FeatureInput.withDuration(ride.facts(), seconds));
          }
        }
      }
    }
    if (errors.isEmpty()) {
      throw new IllegalArgumentException(noRides(target));
    }
    return errors.describe();
  }

  private static FeatureInput atRequest(LabelledRide ride) {
    return FeatureInput.atRequest(ride.facts());
  }

  private static void add(
      RideErrors errors, ModelBundle model, LabelledRide ride, FeatureInput input) {
    Scored scored = model.predict(input);
    OptionalDouble tariff =
        model.card().name().equals(RideTarget.COST.modelName())
            ? PublishedTariff.cents(
                ride.facts(),
                model.zones(),
                scored.features().getOrDefault(PublishedTariff.KM, Double.NaN),
                scored.features().getOrDefault(PublishedTariff.SECONDS, Double.NaN))
            : OptionalDouble.empty();
    errors.add(ride, columns(scored), tariff);
  }

  private static double[] columns(Scored scored) {
    return new double[] {scored.value(), scored.p10(), scored.p50(), scored.p90()};
  }

  private void print(Evaluation evaluation) throws IOException {
    PrintWriter console = spec().commandLine().getOut();
    if (json) {
      console.println(BundleJson.MAPPER.writeValueAsString(evaluation));
    } else {
      evaluation.print(console);
    }
    console.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
