package io.taxiapp.training.backtest;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.fit.RideRecipe;
import io.taxiapp.training.fit.RideRecipes;
import io.taxiapp.training.report.ErrorMetrics;
import io.taxiapp.training.report.ReportUnit;
import io.taxiapp.training.report.Segment;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TrainingMonths;
import io.taxiapp.training.trip.TripMonth;
import io.taxiapp.training.trip.ZoneSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What the models must reach, and what they reach: each trained on exactly the months that are
/// named, with what is known at the request only, and tried on later ones.
public final class AccuracyReport {
  /// A model that was tried.
  public record BackTested(String target, List<BackTest> lines) {}

  /// Of "initial minus elapsed", half way.
  private static final double SHARE_HALF_WAY = 0.7;

  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  private final Path data;
  private final TrainingMonths months;
  private final ZoneTable zones;
  private final List<BackTested> backTests = new ArrayList<>();
  private final List<AccuracyRow> rows = new ArrayList<>();
  private final List<String> notTested = new ArrayList<>();

  private AccuracyReport(Path data) {
    this.data = data;
    this.months = TrainingMonths.choose(data, List.of(), 0);
    this.zones = ZoneSource.read(data.resolve("zones"));
  }

  /// Trains and tries all of them on the months that others published figures of: some minutes.
  ///
  /// @param data the directory that `train` takes
  public static AccuracyReport published(Path data) {
    AccuracyReport table = new AccuracyReport(data);
    // Before the first is trained on: that takes its time.
    MonthSplit.PUBLISHED.stream().flatMap(List::stream).forEach(table::month);
    table.durations(of("2021"), 5.99, "6.304 (XGBoost, with the meter's distance)");
    table.durations(of("2023"), 4.98, "5.116 (XGBoost, with the meter's distance)");
    table.tips(of("2022"), 2.01, "2.451 (random forest, with the meter's distance)");
    table.cardTips(of("2023"));
    table.costs(of("2023"), 3.00);
    table.remaining(TrafficBackTest.MONTHS);
    return table;
  }

  /// Likewise on any months, for which nobody has published a figure: judged against simple rules,
  /// and by how often the intervals hold.
  public static AccuracyReport of(Path data, Split split) {
    AccuracyReport table = new AccuracyReport(data);
    table.durations(split, NO_LIMIT, "");
    table.cardTips(split);
    table.costs(split, NO_LIMIT);
    if (Files.exists(table.gpsTrips())) {
      table.remaining(List.of(List.of(split.train(), split.validate())));
    } else {
      table.notTested.add(
          "corrected-duration: expected GPS trips to train on, found no " + table.gpsTrips());
    }
    return table;
  }

  /// A month to train on, and one to try the result on, as `2023-01`.
  public record Split(String train, String validate) {}

  /// January to February.
  private static Split of(String year) {
    return new Split(year + "-01", year + "-02");
  }

  /// All figures, overall and by segment.
  public List<BackTested> backTests() {
    return backTests;
  }

  /// Those that must hold, and some that are reported beside them.
  public List<AccuracyRow> rows() {
    return rows;
  }

  /// Rows of the months that were left out, a line for each file.
  public List<String> rowsLeftOut() {
    return months.leftOut();
  }

  /// What was not tried, and why.
  public List<String> notTested() {
    return notTested;
  }

  private void durations(Split split, double max, String published) {
    BackTest all = cover("duration", backTest(RideRecipes.DURATION, split).describe());
    add("duration", all, "RMSE", all.rmse(), max, published);
  }

  private void tips(Split split, double max, String published) {
    RideErrors errors = backTest(RideRecipes.TIP, split);
    BackTest all = cover("tip", errors.describe());
    ErrorMetrics every = errors.every();
    double rmse = ReportUnit.DOLLARS.from(every.rootMeanSquare());
    add("tip, without tips over $100", all, "RMSE", all.rmse(), NO_LIMIT, "");
    add("tip, all rows", all, every.rows(), "RMSE", rmse, max, published);
  }

  private void cardTips(Split split) {
    List<BackTest> lines = backTest(RideRecipes.TIP, split).describe();
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

  private void costs(Split split, double max) {
    RideErrors errors = backTest(RideRecipes.COST, split);
    BackTest all = cover("cost", errors.describe());
    ErrorMetrics every = errors.every();
    double mae = ReportUnit.DOLLARS.from(every.meanAbsolute());
    add("cost, without refunds and errors", all, "MAE", all.mae(), NO_LIMIT, "");
    add("cost, all rows", all, every.rows(), "MAE", mae, max, "");
    ErrorMetrics ours = errors.besideTariff();
    if (ours.rows() == 0) {
      notTested.add(
          "cost, better than the published tariff: none is known for " + split.validate());
      return;
    }
    add(
        "cost, better than the published tariff",
        all,
        ours.rows(),
        "MAE",
        ReportUnit.DOLLARS.from(ours.meanAbsolute()),
        ReportUnit.DOLLARS.from(errors.tariff().meanAbsolute()),
        "the tariff over the predicted distance and duration of the rides that it is known for");
  }

  private Path gpsTrips() {
    return data.resolve("trajectories/sf_cab_trips_20k.ndjson.gz");
  }

  private void remaining(List<List<String>> named) {
    List<MonthSplit> splits = MonthSplit.found(named, months);
    if (splits.size() < named.size()) {
      notTested.add(
          "corrected-duration in traffic: expected records of %s, found not all of them"
              .formatted(named));
    }
    CorrectedBackTest tested = CorrectedBackTest.train(gpsTrips(), splits, months, zones);
    for (RemainingErrors errors : tested.onTheWay()) {
      String target = "corrected-duration, places " + (errors.exact() ? "exact" : "by zone");
      cover(target, errors.describe());
      for (double share : new double[] {0.25, 0.5, 0.75}) {
        Segment at = Segment.ofTheWay(share);
        double initial = errors.initialLessElapsed().in(at).meanAbsolute();
        double max = Math.min(initial, errors.atPaceSoFar().in(at).meanAbsolute());
        BackTest test = errors.describe(at);
        add(
            target + ", " + test.segment(),
            test,
            "MAE",
            test.mae(),
            share == 0.5 ? Math.min(max, SHARE_HALF_WAY * initial) : max,
            test.comparedWith());
      }
    }
    tested.inTraffic().forEach(this::traffic);
  }

  /// Below the initial duration on the same rides.
  private void traffic(TrafficErrors.Replayed errors) {
    BackTest test = cover("corrected-duration", errors.describe());
    double initial = errors.errors().initial().in(TrafficErrors.AT_REQUEST).rootMeanSquare() / 60;
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
    backTests.add(new BackTested(target, lines));
    for (BackTest line : lines) {
      rows.add(CoverageRule.of(target, line));
    }
    return lines.getFirst();
  }

  private void add(
      String target, BackTest test, String metric, double found, double max, String comparedWith) {
    add(target, test, test.rows(), metric, found, max, comparedWith);
  }

  /// @param rowCount how many rows, which may be others than those of the back-test's line
  private void add(
      String target,
      BackTest test,
      long rowCount,
      String metric,
      double found,
      double max,
      String comparedWith) {
    rows.add(
        new AccuracyRow(
            target,
            CoverageRule.split(test),
            rowCount,
            metric,
            found,
            Double.NEGATIVE_INFINITY,
            max,
            comparedWith));
  }

  private void report(BackTest test, String metric, double found) {
    add("tip, " + test.segment(), test, metric, found, NO_LIMIT, "");
  }

  private RideErrors backTest(RideRecipe recipe, Split split) {
    return RideBackTest.run(recipe, List.of(month(split.train())), month(split.validate()), zones);
  }

  private TripMonth month(String name) {
    return months
        .find(YearMonth.parse(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--data: expected green_tripdata_%s.parquet in %s, found none"
                        .formatted(name, data)));
  }
}
