package io.taxiapp.duration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.SampleMessages;
import io.taxiapp.topic.EventJson;
import io.taxiapp.traffic.PaceObservation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What stores and internal topics hold keeps its names: a new version reads what an older one
/// wrote.
class StoredNamesTest {

  private static final PaceObservation PACE = new PaceObservation(Instant.EPOCH, 2, 1);

  @Test
  void theObservationOfARideIsStoredAsItsWord() {
    var ride =
        new CorrectedRide(
            SampleMessages.requested(), 1, 870, Optional.empty(), Optional.of(PACE), 0, false, 0);

    assertThat(json(ride)).contains("\"word\":{");
  }

  @Test
  void theObservationOfAZoneIsStoredAsItsWord() {
    assertThat(json(new TrafficObservation(1, "id", PACE, Optional.empty())))
        .contains("\"word\":{");
  }

  private static String json(Object value) {
    return new String(EventJson.write(value), UTF_8);
  }
}
