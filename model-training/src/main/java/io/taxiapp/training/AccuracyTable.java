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
  /// A model that was tried.
  record Tried(String target, List<BackTest> lines) {}

  /// Of "initial minus elapsed", half way.
  private static final double SHARE_HALF_WAY = 0.7;

  private final Path data;
  private final TrainingMonths months;
  private final ZoneTable zones;
  private final List<Tried> tried = new ArrayList<>();
  private final List<AccuracyRow> rows = new ArrayList<>();

  private AccuracyTable(Path data) {
    this.data = data;
    this.months = TrainingMonths.choose(data, List.of(), 0);
    this.zones = ZoneSource.read(data.resolve("zones"));
  }

  /// Trains and tries all of them: some minutes.
  ///
  /// @param data the directory that `train` takes
  static AccuracyTable of(Path data) {
    AccuracyTable table = new AccuracyTable(data);
    table.durations("2021", 5.99, "6.304 (XGBoost, with the meter's distance)");
    table.durations("2023", 4.98, "5.116 (XGBoost, with the meter's distance)");
    table.tips();
    table.costs();
    table.remaining();
    return table;
  }

  /// All figures, overall and by segment.
  List<Tried> tried() {
    return tried;
  }

  /// Those that must hold, and some that are reported beside them.
  List<AccuracyRow> rows() {
    return rows;
  }

  private void durations(String year, double most, String published) {
    BackTest all = cover("duration", backTest(RideRecipes.DURATION, year).describe());
    add("duration", all, "RMSE", all.rmse(), most, published);
  }

  private void tips() {
    BackTest all = cover("tip", backTest(RideRecipes.TIP, "2022").describe());
    add("tip", all, "RMSE", all.rmse(), 2.01, "2.451 (random forest, with the meter's distance)");
    List<BackTest> lines = backTest(RideRecipes.TIP, "2023").describe();
    cover("tip", lines);
    for (BackTest line : lines) {
      if (line.segment().equals(CoverageRule.CARD)) {
        report(line, "RMSE", line.rmse());
        report(line, "MAE", line.mae());
        report(line, "R2", line.r2().orElse(Double.NaN));
        report(line, "in $1", line.withinOneDollar().orElse(Double.NaN));
      }
    }
  }

  private void costs() {
    RideErrors errors = backTest(RideRecipes.COST, "2023");
    BackTest all = cover("cost", errors.describe());
    add("cost", all, "MAE", all.mae(), 3.00, "");
    double tariff = ReportUnit.DOLLARS.from(errors.tariff().meanAbsolute());
    add(
        "cost, better than the published tariff",
        all,
        "MAE",
        all.mae(),
        tariff,
        "the tariff over the predicted distance and duration of %d rides"
            .formatted(errors.tariff().rows()));
  }

  private void remaining() {
    Path trips = data.resolve("trajectories/sf_cab_trips_20k.ndjson.gz");
    CorrectedTraining.Trial trial = CorrectedTraining.trial(trips, months, zones);
    for (RemainingErrors errors : trial.onTheWay()) {
      String target = "corrected-duration, places " + (errors.exact() ? "exact" : "by zone");
      cover(target, errors.describe());
      for (double share : new double[] {0.25, 0.5, 0.75}) {
        Segment at = Segment.ofTheWay(share);
        double initial = errors.initialLessElapsed().in(at).meanAbsolute();
        double most = Math.min(initial, errors.atPaceSoFar().in(at).meanAbsolute());
        BackTest test = errors.describe(at);
        add(
            target + ", " + test.segment(),
            test,
            "MAE",
            test.mae(),
            share == 0.5 ? Math.min(most, SHARE_HALF_WAY * initial) : most,
            test.comparedWith());
      }
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
        Math.nextDown(initial),
        test.comparedWith());
  }

  /// Keeps a back-test and judges its coverage.
  ///
  /// @return the line of all rows
  private BackTest cover(String target, List<BackTest> lines) {
    tried.add(new Tried(target, lines));
    for (BackTest line : lines) {
      rows.add(CoverageRule.of(target, line));
    }
    return lines.getFirst();
  }

  private void add(
      String target, BackTest test, String metric, double found, double most, String beside) {
    rows.add(
        new AccuracyRow(
            target,
            CoverageRule.split(test),
            test.rows(),
            metric,
            found,
            Double.NEGATIVE_INFINITY,
            most,
            beside));
  }

  private void report(BackTest test, String metric, double found) {
    add("tip, " + test.segment(), test, metric, found, Double.POSITIVE_INFINITY, "");
  }

  private RideErrors backTest(RideRecipe recipe, String year) {
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
