package io.taxiapp.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SegmentTest {

  @ParameterizedTest
  @CsvSource({
    "0, picked up 0 to 6 h",
    "5, picked up 0 to 6 h",
    "6, picked up 6 to 10 h",
    "10, picked up 10 to 16 h",
    "16, picked up 16 to 20 h",
    "20, picked up 20 to 24 h",
    "23, picked up 20 to 24 h",
  })
  void anHourBelongsToItsBand(int hour, String label) {
    assertThat(Segment.hours(hour).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "1.99, driven under 2 km",
    "2, driven 2 to 5 km",
    "5, driven 5 to 10 km",
    "10, driven 10 km and more",
    "NaN, distance not recorded",
  })
  void aTripBelongsToItsLengthByTheMeter(double km, String label) {
    assertThat(Segment.driven(km).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "Queens, picked up in Queens",
    "Unknown, picked up at a place not known",
    "N/A, picked up at a place not known",
  })
  void aBoroughIsNamedWhereItIsKnown(String borough, String label) {
    assertThat(Segment.borough(borough).label()).isEqualTo(label);
  }

  @Test
  void segmentsAreInTheOrderOfTheReport() {
    List<Segment> report =
        List.of(
            Segment.ALL,
            Segment.ofTheWay(0),
            Segment.ofTheWay(0.5),
            Segment.borough("Bronx"),
            Segment.borough("Queens"),
            Segment.borough("N/A"),
            Segment.hours(3),
            Segment.hours(8),
            Segment.driven(1),
            Segment.driven(Double.NaN));

    assertThat(new TreeSet<>(report.reversed())).containsExactlyElementsOf(report);
  }
}
