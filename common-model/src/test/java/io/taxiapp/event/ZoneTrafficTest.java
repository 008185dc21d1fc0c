package io.taxiapp.event;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZoneTrafficTest {

  @ParameterizedTest
  @CsvSource({
    "+999999999-01-01T00:00:00Z, 1, 1, 1, asOf",
    "9999-01-01T00:00:00Z, 1, 1, 1, asOf",
    "1969-12-31T00:00:00Z, 1, 1, 1, asOf",
    "2026-01-15T12:00:00Z, 1e308, 1, 1, paceRatio",
    "2026-01-15T12:00:00Z, 0, 1, 1, paceRatio",
    "2026-01-15T12:00:00Z, NaN, 1, 1, paceRatio",
    "2026-01-15T12:00:00Z, 1, 1e308, 1, weight",
    "2026-01-15T12:00:00Z, 1, -1, 1, weight",
    "2026-01-15T12:00:00Z, 1, 1, Infinity, expectedRatio",
  })
  void whatWouldDrownAllOtherEvidenceIsRefused(
      Instant asOf, double pace, double weight, double expected, String component) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> traffic(asOf, pace, weight, expected))
        .withMessageStartingWith(component + ": expected");
  }

  @ParameterizedTest
  @CsvSource("2026-01-15T12:00:00Z, 2.5, 0, 1.7")
  void anyRealTrafficIsTaken(Instant asOf, double pace, double weight, double expected) {
    assertThatNoException().isThrownBy(() -> traffic(asOf, pace, weight, expected));
  }

  private static ZoneTraffic traffic(Instant asOf, double pace, double weight, double expected) {
    return new ZoneTraffic(
        74,
        asOf,
        pace,
        weight,
        OptionalLong.empty(),
        OptionalDouble.of(expected),
        Optional.empty());
  }
}
