package io.taxiapp.training;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What the models must reach, and what they reach: each trained on exactly the months that are
/// named, with what is known at the request only, and tried on later ones.
final class AccuracyTable {
  private static final String ALL = Segment.ALL.label();
  private static final double[] COVERAGE = {0.77, 0.83};
  private static final double[] COVERAGE_OF_A_SEGMENT = {0.70, 0.90};

  /// Of "initial minus elapsed", half way.
  private static final double SHARE_HALF_WAY = 0.7;

  private final Path data;
  private final TrainingMonths months;
  private final ZoneTable zones;
  private final List<AccuracyRow> rows = new ArrayList<>();

  private AccuracyTable(Path data) {
    this.data = data;
    this.months = TrainingMonths.choose(data, List.of(), 0);
    this.zones = ZoneSource.read(data.resolve("zones"));
  }

  /// Trains and tries all of them: some minutes.
  ///
  /// @param data the directory that `train` takes
  static List<AccuracyRow> of(Path data) {
    AccuracyTable table = new AccuracyTable(data);
    table.durations("2021", 5.99, "6.304 (XGBoost, with the meter's distance)");
    table.durations("2023", 4.98, "5.116 (XGBoost, with the meter's distance)");
    table.tips();
    table.costs();
    table.remaining();
    return table.rows;
  }

  private void durations(String year, double most, String published) {
    List<BackTest> tests = backTest(RideRecipes.DURATION, year);
    BackTest all = tests.getFirst();
    add("duration", all, "RMSE", all.rmse(), 0, most, published);
    coverage("duration", tests);
  }

  private void tips() {
    List<BackTest> tests = backTest(RideRecipes.TIP, "2022");
    BackTest all = tests.getFirst();
    add(
        "tip",
        all,
        "RMSE",
        all.rmse(),
        0,
        2.01,
        "2.451 (random forest, with the meter's distance)");
    coverage("tip", tests);
  }

  private void costs() {
    List<BackTest> tests = backTest(RideRecipes.COST, "2023");
    BackTest all = tests.getFirst();
    add("cost", all, "MAE", all.mae(), 0, 3.00, "");
    coverage("cost", tests);
  }

  private void remaining() {
    Path trips = data.resolve("trajectories/sf_cab_trips_20k.ndjson.gz");
    CorrectedTraining.Trial trial = CorrectedTraining.trial(trips, months, zones);
    for (RemainingErrors errors : trial.onTheWay()) {
      if (errors.share() == 0 || !errors.exact()) {
        continue;
      }
      double most =
          Math.min(errors.initialLessElapsed().meanAbsolute(), errors.atPaceSoFar().meanAbsolute());
      if (errors.share() == 0.5) {
        most = Math.min(most, SHARE_HALF_WAY * errors.initialLessElapsed().meanAbsolute());
      }
      BackTest test = errors.describe();
      add(
          "corrected-duration, " + test.segment(),
          test,
          "MAE",
          test.mae(),
          0,
          most,
          test.comparedWith());
      add(
          "corrected-duration, " + test.segment(),
          test,
          "p10-p90",
          test.coverage(),
          COVERAGE[0],
          COVERAGE[1],
          "");
    }
    trial.inTraffic().forEach(this::traffic);
  }

  /// Below the initial duration on the same rides.
  private void traffic(TrafficErrors errors) {
    BackTest test = errors.describe();
    double initial = errors.initial().rootMeanSquare() / 60;
    add(
        "corrected-duration, " + test.segment(),
        test,
        "RMSE",
        test.rmse(),
        0,
        Math.nextDown(initial),
        test.comparedWith());
  }

  /// A cash ride's tip is 0 by the model's definition, and so always within its interval: of tips,
  /// only the rows that tell one count.
  private void coverage(String target, List<BackTest> tests) {
    boolean cashTells = !target.equals(RideTarget.TIP.modelName());
    String whole = cashTells ? ALL : Segment.CARD.label();
    for (BackTest test : tests) {
      if (!cashTells && List.of(ALL, Segment.CASH.label()).contains(test.segment())) {
        continue;
      }
      double[] band = test.segment().equals(whole) ? COVERAGE : COVERAGE_OF_A_SEGMENT;
      add(target + ", " + test.segment(), test, "p10-p90", test.coverage(), band[0], band[1], "");
    }
  }

  private void add(
      String target,
      BackTest test,
      String metric,
      double found,
      double least,
      double most,
      String beside) {
    String split = test.trainedOn() + " to " + test.triedOn();
    rows.add(new AccuracyRow(target, split, test.rows(), metric, found, least, most, beside));
  }

  private List<BackTest> backTest(RideRecipe recipe, String year) {
    return RideBackTest.run(recipe, List.of(month(year + "-01")), month(year + "-02"), zones);
  }

  private Month month(String name) {
    return months
        .find(YearMonth.parse(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--data: expected green_tripdata_%s.parquet in %s, found none"
                        .formatted(name, data)));
  }
}
