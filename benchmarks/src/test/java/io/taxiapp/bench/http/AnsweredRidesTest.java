package io.taxiapp.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.topic.EventJson;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AnsweredRidesTest {

  private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

  private final AnsweredRides rides = new AnsweredRides();

  @Test
  void everyAnswerIsJudgedByTheMomentOfItsRide() {
    rides.add(answer(NOON, 600));
    rides.add(answer(NOON, 600));
    rides.add(answer(NOON.plusMillis(1), 600));

    assertThat(rides.wrong(_ -> duration(600))).isEmpty();
    assertThat(rides.wrong(at -> duration(at.equals(NOON) ? 600 : 601)))
        .singleElement()
        .asString()
        .contains("12:00:00.001Z");
  }

  @Test
  void oneWrongAnswerForAMomentIsFoundBesideARightOne() {
    rides.add(answer(NOON, 600));
    rides.add(answer(NOON, 601));

    assertThat(rides.wrong(_ -> duration(600))).hasSize(1);
  }

  private static byte[] answer(Instant requestedAt, int seconds) {
    return "{\"rideId\":\"%s\",\"requestedAt\":\"%s\",\"initialDuration\":%s}"
        .formatted(
            UUID.randomUUID(), requestedAt, new String(EventJson.write(duration(seconds)), UTF_8))
        .getBytes(UTF_8);
  }

  private static InitialDuration duration(int seconds) {
    return new InitialDuration(
        seconds,
        new Interval(seconds, seconds, seconds),
        new ModelIdentity("duration", "1", "sha256:" + "0".repeat(64)));
  }
}
