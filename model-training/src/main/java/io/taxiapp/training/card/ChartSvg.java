package io.taxiapp.training.card;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.w3c.dom.Document;

/// A chart as SVG: the same bytes each time on a machine; where fonts differ, texts lie a little
/// elsewhere.
final class ChartSvg {
  private static final Rectangle2D PAGE = new Rectangle2D.Double(0, 0, 720, 420);

  /// Told apart by those who see colours otherwise, too
  /// ([Okabe and Ito](https://jfly.uni-koeln.de/color/)).
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9));

  private ChartSvg() {}

  static String of(JFreeChart chart) throws IOException {
    theme().apply(chart);
    plain(chart);
    SVGGraphics2D graphics = new SVGGraphics2D(document());
    graphics.setSVGCanvasSize(PAGE.getBounds().getSize());
    chart.draw(graphics, PAGE);
    StringWriter svg = new StringWriter();
    graphics.stream(svg, true);
    graphics.dispose();
    return svg.toString();
  }

  /// In the font that every viewer has one for.
  private static StandardChartTheme theme() {
    StandardChartTheme theme = new StandardChartTheme("card");
    theme.setExtraLargeFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    theme.setLargeFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    theme.setRegularFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    theme.setSmallFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
    return theme;
  }

  /// Without gradients, which make a chart larger and no clearer.
  private static void plain(JFreeChart chart) {
    chart.setBackgroundPaint(Color.WHITE);
    switch (chart.getPlot()) {
      case XYPlot plot -> {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        for (int series = 0; series < plot.getSeriesCount(); series++) {
          plot.getRenderer().setSeriesPaint(series, COLOURS.get(series % COLOURS.size()));
          plot.getRenderer().setSeriesStroke(series, new BasicStroke(2));
        }
      }
      case CategoryPlot plot -> {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, COLOURS.getFirst());
      }
      default -> throw new IllegalArgumentException("no plot of a card: " + chart.getPlot());
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK makes no XML document: " + e.getMessage(), e);
    }
  }
}
