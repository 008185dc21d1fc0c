package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taxiapp.simulator.trip.Incident;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IncidentParserTest {

  private static final Instant FIRST = Instant.parse("2024-01-15T17:00:00Z");

  @Test
  void aTimeIsAnInstantOrCountedFromTheFirstRequest() {
    assertThat(IncidentParser.parse("zone=74,from=PT10M,slowdown=2,for=PT30M", FIRST))
        .isEqualTo(new Incident(74, FIRST.plus(Duration.ofMinutes(10)), Duration.ofMinutes(30), 2));
    assertThat(IncidentParser.parse("slowdown=1.5,from=2024-01-15T18:00:00Z,zone=74", FIRST))
        .isEqualTo(
            new Incident(74, Instant.parse("2024-01-15T18:00:00Z"), Duration.ofHours(1), 1.5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zone=74",
        "zone=74,from=PT10M",
        "zone=x,from=PT10M,slowdown=2",
        "zone=74,from=noon,slowdown=2",
        "zone=74,from=PT10M,slowdown=2,colour=red",
        "zone=74,from=PT10M,slowdown=0.5",
        "zone=74,zone=75,from=PT10M,slowdown=2"
      })
  void whatMakesNoSenseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> IncidentParser.parse(text, FIRST));
  }
}
