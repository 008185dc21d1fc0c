package io.taxiapp.event;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoundsTest {

  @ParameterizedTest
  @CsvSource({
    "+999999999-01-01T00:00:00Z, 600, 3, 1000, 1000, at",
    "1969-12-31T00:00:00Z, 600, 3, 1000, 1000, at",
    "2026-01-15T12:00:00Z, 9300000000000000, 3, 1000, 1000, durationSeconds",
    "2026-01-15T12:00:00Z, -1, 3, 1000, 1000, durationSeconds",
    "2026-01-15T12:00:00Z, 600, NaN, 1000, 1000, distanceKm",
    "2026-01-15T12:00:00Z, 600, 1e308, 1000, 1000, distanceKm",
    "2026-01-15T12:00:00Z, 600, 3, -1, 1000, fareCents",
    "2026-01-15T12:00:00Z, 600, 3, 1000, 9000000000000000000, totalCents",
  })
  void whatNobodyCanCalculateWithIsRefused(
      Instant at, long seconds, double km, long fare, long total, String component) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completed(at, seconds, km, fare, total))
        .withMessageStartingWith(component + ": expected");
  }

  @ParameterizedTest
  @CsvSource({"2026-01-15T12:00:00Z, 0, 0, 0, 0", "2199-12-31T23:59:59Z, 604800, 10000, 1, 9"})
  void anyRealRideIsTaken(Instant at, long seconds, double km, long fare, long total) {
    assertThatNoException().isThrownBy(() -> completed(at, seconds, km, fare, total));
  }

  private static void completed(Instant at, long seconds, double km, long fare, long total) {
    var _ = new RideCompleted(UUID.randomUUID(), at, seconds, km, fare, 0, total, "USD");
  }
}
