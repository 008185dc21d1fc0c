package io.taxiapp.backend.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The colours of the zones on the map of the city can be told apart, also by those who see fewer.
final class PaceColoursTest {

  /// CIE 1976; about 2 is the least that is seen side by side.
  private static final double FAR_ENOUGH = 15;

  /// WCAG 2.2, 1.4.11: what is no text.
  private static final double CONTRAST = 3;

  private final String css = new String(Resource.read("/page/page.css"), UTF_8);

  /// The matrices are those of Machado, Oliveira and Fernandes (2009) for the whole loss of one
  /// kind of cone.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all cones      | 1 0 0 0 1 0 0 0 1
          no long wave   | 0.152286 1.052583 -0.204868 0.114503 0.786281 0.099216 -0.003882 -0.048116 1.051998
          no middle wave | 0.367322 0.860646 -0.227968 0.280085 0.672501 0.047413 -0.011820 0.042940 0.968881
          no short wave  | 1.255528 -0.076749 -0.178779 -0.078411 0.930809 0.147602 0.004733 0.691367 0.303900
          """)
  void noTwoPacesLookAlike(String eyes, String matrix) {
    var seen =
        Pattern.compile(" ").splitAsStream(matrix).mapToDouble(Double::parseDouble).toArray();
    for (int scheme = 0; scheme < 2; scheme++) {
      var colours = colours(scheme);
      assertThat(colours).hasSize(7);
      for (var one : colours.entrySet()) {
        for (var other : colours.tailMap(one.getKey(), false).entrySet()) {
          assertThat(distance(lab(times(seen, one.getValue())), lab(times(seen, other.getValue()))))
              .as(eyes + ": " + one.getKey() + " and " + other.getKey() + " of scheme " + scheme)
              .isGreaterThan(FAR_ENOUGH);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void noDataStandsOutFromAsExpected(int scheme) {
    double asExpected = luminance(colour(scheme, "3"));
    double none = luminance(colour(scheme, "none"));

    assertThat((Math.max(asExpected, none) + 0.05) / (Math.min(asExpected, none) + 0.05))
        .isGreaterThan(CONTRAST);
  }

  /// By the name of the pace.
  ///
  /// @param scheme 0 light, 1 dark
  private NavigableMap<String, double[]> colours(int scheme) {
    var colours = new TreeMap<String, double[]>();
    var paces = Pattern.compile("\\.pace-(\\w+) \\{ fill: ([^;]+);").matcher(css);
    while (paces.find()) {
      colours.put(paces.group(1), linear(value(scheme, paces.group(2))));
    }
    return colours;
  }

  private double[] colour(int scheme, String pace) {
    return requireNonNull(colours(scheme).get(pace), pace);
  }

  /// A variable has a value in each scheme.
  private String value(int scheme, String text) {
    if (!text.startsWith("var(")) {
      return text;
    }
    var name = text.substring(4, text.length() - 1);
    return Pattern.compile(name + ": (#\\w+);")
        .matcher(css)
        .results()
        .skip(scheme)
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static double[] linear(String hex) {
    var linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double[] times(double[] matrix, double[] rgb) {
    var seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += matrix[3 * i + j] * rgb[j];
      }
      seen[i] = Math.clamp(sum, 0, 1);
    }
    return seen;
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] lab(double[] rgb) {
    DoubleUnaryOperator f = t -> t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    double x = f.applyAsDouble((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    double y = f.applyAsDouble(luminance(rgb));
    double z = f.applyAsDouble((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double distance(double[] one, double[] other) {
    return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
  }
}
