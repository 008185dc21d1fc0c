package io.taxiapp.training.card;

import io.taxiapp.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jfree.chart.JFreeChart;

/// The card of a bundle as a page with charts.
public final class CardFiles {
  private CardFiles() {}

  /// Writes `NAME.md` and its charts into a directory.
  ///
  /// @throws io.taxiapp.model.InvalidBundleException if the bundle does not hold
  public static void write(Path bundle, Path directory) throws IOException {
    try (ModelBundle loaded = ModelBundle.load(bundle)) {
      String name = loaded.card().name();
      Map<String, JFreeChart> charts = CardCharts.of(loaded.card());
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve(name + ".md"),
          CardPage.of(loaded.identity(), loaded.card(), charts.keySet()));
      for (Map.Entry<String, JFreeChart> chart : charts.entrySet()) {
        Files.writeString(
            directory.resolve("%s-%s.svg".formatted(name, chart.getKey())),
            ChartSvg.of(chart.getValue()));
      }
    }
  }
}
