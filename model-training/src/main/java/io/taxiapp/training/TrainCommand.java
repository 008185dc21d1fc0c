package io.taxiapp.training;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.backtest.RideBackTest;
import io.taxiapp.training.bundle.CorrectedTraining;
import io.taxiapp.training.bundle.RideTraining;
import io.taxiapp.training.card.CardFiles;
import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.fit.RideRecipe;
import io.taxiapp.training.fit.RideRecipes;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.training.progress.TrainingProgress;
import io.taxiapp.training.report.MetricTable;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TrainingMonths;
import io.taxiapp.training.trip.TripMonth;
import io.taxiapp.training.trip.ZoneSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `train`: model bundles from trip records.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains the model bundles on months of TLC green-taxi records and on GPS trips.",
      "The same files give the same bytes. A bundle is replaced only if the services could load the",
      "new one."
    })
public final class TrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = {
        "Directory with the months (green_tripdata_YYYY-MM.parquet, in it or in green/), zones/"
            + " (taxi_zone_lookup.csv, zone_centroids.csv) and trajectories/ (sf_cab_trips_20k.ndjson.gz)."
      })
  private Path data = Path.of(".");

  @Option(
      names = "--out",
      converter = OutputDirectory.class,
      paramLabel = "DIR",
      description = "Where the bundles go (default: ${DEFAULT-VALUE}).",
      defaultValue = "models")
  private Path out = Path.of("models");

  @Option(
      names = "--cards",
      converter = OutputDirectory.class,
      paramLabel = "DIR",
      description =
          "Where the model cards go, as pages with charts (default: docs/models next to the directory"
              + " of the bundles).")
  private @Nullable Path cards;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only this bundle: duration, corrected-duration, tip or cost. Can be repeated.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--train",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Train on exactly these months. A back-test holds out the newest of them.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--months-back",
      paramLabel = "N",
      defaultValue = "37",
      description =
          "Without --train: use the newest month and those up to N months before it (default: ${DEFAULT-VALUE}).")
  private int monthsBack;

  @Option(
      names = "--no-back-tests",
      description = "Skip the back-tests: faster, but the cards lack their figures.")
  private boolean noBackTests;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      defaultValue = "2026.11.0",
      description = "Version written to the cards (default: ${DEFAULT-VALUE}).")
  private String version = "";

  @Option(
      names = "--parity-rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Compare the ONNX model with XGBoost on all training rows and on N more rows, drawn at the"
              + " split thresholds of the trees (default: ${DEFAULT-VALUE}).")
  private int parityRows;

  @Override
  public Integer call() throws IOException {
    List<String> names = List.of("duration", CorrectedDurationModel.NAME, "tip", "cost");
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            spec().commandLine(), "--only: expected one of " + names + ", found " + name);
      }
    }
    check("--months-back", monthsBack);
    check("--parity-rows", parityRows);
    try {
      train();
      return 0;
    } catch (IllegalArgumentException e) {
      spec().commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private void check(String option, int number) {
    if (number < 0) {
      throw new ParameterException(
          spec().commandLine(), "%s: expected 0 or more, found %d".formatted(option, number));
    }
  }

  private void train() throws IOException {
    ZoneTable zones = ZoneSource.read(data.resolve("zones"));
    PrintWriter console = spec().commandLine().getOut();
    List<RideRecipe> recipes =
        RideRecipes.all().stream().filter(r -> wanted(r.target().modelName())).toList();
    TrainingMonths found = TrainingMonths.choose(data, files, monthsBack);
    boolean withBackTests = !noBackTests;
    List<TripMonth> months = recipes.isEmpty() ? List.of() : read(found);
    List<MonthSplit> splits =
        withBackTests && !recipes.isEmpty() ? MonthSplit.all(found) : List.of();
    Map<String, List<BackTest>> tables = new LinkedHashMap<>();
    int steps =
        recipes.size() * (splits.size() + 1) + (wanted(CorrectedDurationModel.NAME) ? 1 : 0);
    try (TrainingProgress progress = progress("train", steps)) {
      for (RideRecipe recipe : recipes) {
        String name = recipe.target().modelName();
        List<BackTest> backTests = new ArrayList<>();
        for (MonthSplit split : splits) {
          progress.begin(name + ": back-test on " + split.triedOn().name());
          backTests.addAll(
              RideBackTest.run(recipe, split.trainedOn(), split.triedOn(), zones).describe());
        }
        progress.begin(name + ": training on " + TripMonth.names(months));
        RideTraining.run(recipe, months, backTests, zones, version, parityRows, out);
        tables.put(name, backTests);
      }
      if (wanted(CorrectedDurationModel.NAME)) {
        progress.begin(
            CorrectedDurationModel.NAME
                + ": training on GPS trips, fitting the live traffic on the oldest months");
        Path gpsTrips = data.resolve("trajectories/sf_cab_trips_20k.ndjson.gz");
        tables.put(
            CorrectedDurationModel.NAME,
            CorrectedTraining.run(gpsTrips, found, withBackTests, zones, version, parityRows, out));
      }
    }
    for (String name : tables.keySet()) {
      CardFiles.write(out.resolve(name), cards());
    }
    found.leftOut().forEach(console::println);
    console.printf("bundles written to %s, their cards to %s%n", out, cards());
    tables.forEach((name, lines) -> MetricTable.print(console, name, lines));
  }

  private List<TripMonth> read(TrainingMonths found) {
    try (TrainingProgress progress = progress("read", found.size())) {
      return found.read(file -> progress.begin("reading " + file.getFileName()));
    }
  }

  private TrainingProgress progress(String task, int steps) {
    return TrainingProgress.of(task, steps, QuietOption.progress(spec()), spec());
  }

  private Path cards() {
    return cards == null ? out.toAbsolutePath().resolveSibling("docs/models") : cards;
  }

  private boolean wanted(String name) {
    return only.isEmpty() || only.contains(name);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
