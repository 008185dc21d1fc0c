package io.taxiapp.backend.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class KeyedRideIdTest {

  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void itIsTheNameBasedIdOfTheSpecification() {
    assertThat(KeyedRideId.version5(DNS, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void theSameRiderAndKeyAreTheSameRide() {
    assertThat(KeyedRideId.of("ann", "k")).isEqualTo(KeyedRideId.of("ann", "k"));
    assertThat(KeyedRideId.of("ann", "k")).isNotEqualTo(KeyedRideId.of("bob", "k"));
    assertThat(KeyedRideId.of("ann", "k")).isNotEqualTo(KeyedRideId.of("ann", "l"));
    assertThat(KeyedRideId.of("a", "bc")).isNotEqualTo(KeyedRideId.of("ab", "c"));
  }
}
