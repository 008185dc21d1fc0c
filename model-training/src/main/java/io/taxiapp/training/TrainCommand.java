package io.taxiapp.training;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "Trains the model bundles from TLC green-taxi months and GPS trips.",
      "The same files give the same bytes. A bundle is replaced only by one that the services' loader takes."
    })
public final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> BACK_TESTS =
      List.of(
          List.of("2021-01", "2021-02"),
          List.of("2022-01", "2022-02"),
          List.of("2023-01", "2023-02"));

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
      paramLabel = "DIR",
      description = "Where bundles go (default: ${DEFAULT-VALUE}).",
      defaultValue = "models")
  private Path out = Path.of("models");

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description =
          "Only this bundle: duration, corrected-duration, tip or cost. May be given again.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--train",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Train on exactly these months, without back-tests.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--months-back",
      paramLabel = "N",
      defaultValue = "37",
      description =
          "Without --train: use the months up to N before the newest (default: ${DEFAULT-VALUE}).")
  private int monthsBack;

  @Option(names = "--no-back-tests", description = "Leave the back-tests out of the card: faster.")
  private boolean noBackTests;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      defaultValue = "2026.11.0",
      description = "Version in the cards (default: ${DEFAULT-VALUE}).")
  private String version = "";

  @Option(
      names = "--parity-rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = {
        "Beside all training rows, compare XGBoost with the ONNX model on so many rows",
        "drawn at the trees' thresholds (default: ${DEFAULT-VALUE})."
      })
  private int parityRows;

  @Override
  public Integer call() throws IOException {
    List<String> names = List.of("duration", CorrectedTraining.NAME, "tip", "cost");
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            spec().commandLine(), "--only: expected one of " + names + ", found " + name);
      }
    }
    try {
      train();
      return 0;
    } catch (IllegalArgumentException e) {
      spec().commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private void train() throws IOException {
    ZoneTable zones = ZoneSource.read(data.resolve("zones"));
    List<BackTest> table = new ArrayList<>();
    List<RideRecipe> recipes =
        RideRecipes.all().stream().filter(r -> wanted(r.target().modelName())).toList();
    TrainingMonths months = TrainingMonths.choose(data, files, monthsBack);
    for (RideRecipe recipe : recipes) {
      List<BackTest> backTests =
          noBackTests || !files.isEmpty() ? List.of() : backTests(recipe, months, zones);
      say(recipe.target().modelName() + ": training on " + months);
      RideTraining.run(recipe, months.read(), backTests, zones, version, parityRows, out);
      say(recipe.target().modelName() + ": written to " + out);
      table.addAll(backTests);
    }
    if (wanted(CorrectedTraining.NAME)) {
      say(
          CorrectedTraining.NAME
              + ": training on GPS trips, its live traffic on the oldest months");
      Path gpsTrips = data.resolve("trajectories/sf_cab_trips_20k.ndjson.gz");
      boolean withBackTests = !noBackTests && files.isEmpty();
      table.addAll(
          CorrectedTraining.run(gpsTrips, months, withBackTests, zones, version, parityRows, out));
      say(CorrectedTraining.NAME + ": written to " + out);
    }
    MetricTable.print(spec().commandLine().getOut(), table);
  }

  private List<BackTest> backTests(RideRecipe recipe, TrainingMonths months, ZoneTable zones) {
    List<BackTest> lines = new ArrayList<>();
    for (List<String> pair : BACK_TESTS) {
      Optional<Month> before = months.find(YearMonth.parse(pair.getFirst()));
      Optional<Month> after = months.find(YearMonth.parse(pair.getLast()));
      if (before.isPresent() && after.isPresent()) {
        say(recipe.target().modelName() + ": back-test " + String.join(" to ", pair));
        lines.addAll(RideBackTest.run(recipe, List.of(before.get()), after.get(), zones));
      }
    }
    List<Month> chosen = months.read();
    if (chosen.size() > 1) {
      say(recipe.target().modelName() + ": back-test on the newest month");
      lines.addAll(
          RideBackTest.run(recipe, chosen.subList(0, chosen.size() - 1), chosen.getLast(), zones));
    }
    return lines;
  }

  private boolean wanted(String name) {
    return only.isEmpty() || only.contains(name);
  }

  private void say(String line) {
    PrintWriter console = spec().commandLine().getOut();
    console.println(line);
    console.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
