package io.taxiapp.training.card;

import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.Gain;
import io.taxiapp.model.ModelCard.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Charts of a model card. A card that was written before cards told spreads and gains has none.
final class CardCharts {
  private static final double[] NOMINAL = {10, 50, 90};

  private CardCharts() {}

  /// By the name that a chart's file bears after the model's.
  static Map<String, JFreeChart> of(ModelCard card) {
    Map<String, JFreeChart> charts = new LinkedHashMap<>();
    List<BackTest> spread =
        card.backTests().stream().filter(line -> line.spread().isPresent()).toList();
    if (!spread.isEmpty()) {
      charts.put("residuals", residuals(spread));
      charts.put("calibration", calibration(spread));
    }
    if (!card.training().gains().isEmpty()) {
      charts.put("features", features(card.training().gains()));
    }
    return charts;
  }

  private static JFreeChart residuals(List<BackTest> lines) {
    XYSeriesCollection series = new XYSeriesCollection();
    for (BackTest line : lines) {
      Spread spread = line.spread().orElseThrow();
      double rows = spread.counts().stream().mapToLong(count -> count).sum();
      XYSeries shares = new XYSeries(name(line));
      for (int bin = 0; bin < spread.counts().size(); bin++) {
        shares.add(
            spread.from() + (bin + 0.5) * spread.binWidth(),
            100 * spread.counts().get(bin) / rows / spread.binWidth());
      }
      series.addSeries(shares);
    }
    String unit = lines.getFirst().unit();
    return ChartFactory.createXYLineChart(
        "Residuals",
        "predicted minus actual, " + unit + " (the rest at the ends)",
        "% of the rides for each of the " + unit,
        series,
        PlotOrientation.VERTICAL,
        true,
        false,
        false);
  }

  private static JFreeChart calibration(List<BackTest> lines) {
    XYSeriesCollection series = new XYSeriesCollection();
    for (BackTest line : lines) {
      XYSeries found = new XYSeries(name(line));
      for (int i = 0; i < NOMINAL.length; i++) {
        found.add(NOMINAL[i], 100 * line.spread().orElseThrow().notAbove().get(i) - NOMINAL[i]);
      }
      series.addSeries(found);
    }
    return ChartFactory.createXYLineChart(
        "Calibration of p10, p50 and p90",
        "% of the rides that should not be above the quantile",
        "points more that were not (0 is exact)",
        series,
        PlotOrientation.VERTICAL,
        true,
        false,
        false);
  }

  private static JFreeChart features(List<Gain> gains) {
    DefaultCategoryDataset shares = new DefaultCategoryDataset();
    for (Gain gain : gains) {
      shares.addValue(100 * gain.share(), "gain", gain.feature());
    }
    return ChartFactory.createBarChart(
        "Feature importance",
        "",
        "% of what the trees of the value gained by their splits",
        shares,
        PlotOrientation.HORIZONTAL,
        false,
        false,
        false);
  }

  private static String name(BackTest line) {
    return line.by().isPresent() ? line.segment() : line.trainedOn() + " → " + line.triedOn();
  }
}
