package io.taxiapp.backend.city;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.backend.view.MessageKind;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class CityViewTest {

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final CityView view = new CityView(() -> now);

  @Test
  void whatIsCaughtUpOnDoesNotCountAsGoingOnNow() {
    view.message(MessageKind.DURATION, now.minusMillis(1).toEpochMilli());
    now = now.plus(Duration.ofHours(1));
    view.message(MessageKind.DURATION, now.minus(Duration.ofMinutes(2)).toEpochMilli());
    view.message(MessageKind.DURATION, now.minus(Duration.ofMillis(80)).toEpochMilli());
    now = now.plusSeconds(1);

    assertThat(view.seconds().stream().mapToInt(Second::durations).sum()).isEqualTo(1);
    assertThat(view.seconds().getLast())
        .matches(second -> second.durations() == 1 && second.lagP50Ms().orElse(0) == 80);
  }

  @Test
  void theLastTwentyDeadLettersAreShownAndAllCounted() {
    for (int i = 0; i < 25; i++) {
      view.deadLetter(
          new DeadLetterSummary(
              now, "tip-consumer", "taxi.ride-events.v1-0@" + i, "SerializationException"));
    }

    var deadLetters = view.deadLetters();
    assertThat(deadLetters.count()).isEqualTo(25);
    assertThat(deadLetters.latest()).hasSize(20);
    assertThat(deadLetters.latest().getFirst().record()).endsWith("@24");
  }

  @Test
  void aDeadLetterShowsWhereItCameFromAndNothingOfWhatItSays() {
    var found =
        new ConsumerRecord<>("taxi.dead-letters.v1", 0, 7, "key".getBytes(UTF_8), new byte[0]);
    found.headers().add("taxi.consumer", "tip-consumer".getBytes(UTF_8));
    found.headers().add("__streams.errors.topic", "taxi.ride-events.v1".getBytes(UTF_8));
    found.headers().add("__streams.errors.partition", "3".getBytes(UTF_8));
    found.headers().add("__streams.errors.offset", "41".getBytes(UTF_8));
    found
        .headers()
        .add("__streams.errors.exception", "org.x.SerializationException".getBytes(UTF_8));
    found.headers().add("__streams.errors.message", "found: secret".getBytes(UTF_8));

    var deadLetter = DeadLetterSummary.of(found);
    assertThat(deadLetter.consumer()).isEqualTo("tip-consumer");
    assertThat(deadLetter.record()).isEqualTo("taxi.ride-events.v1-3@41");
    assertThat(deadLetter.reason()).isEqualTo("SerializationException");
    assertThat(deadLetter.toString()).doesNotContain("secret");
  }
}
