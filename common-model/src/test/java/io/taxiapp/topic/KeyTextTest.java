package io.taxiapp.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTextTest {

  private static final UUID RIDE = UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c");

  @Test
  void whatIsWrittenIsRead() {
    assertThat(read(RIDE.toString())).isEqualTo(RIDE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0AF76519-16CD-43DD-8448-EB211C80319C", "1-1-1-1-1", "no-uuid", ""})
  void anotherTextOfTheSameKeyWouldBeOnAnotherPartition(String text) {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("key: expected a ride id");
  }

  @Test
  void aKeyOfMegabytesIsNotRepeatedInTheError() {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> read("x".repeat(1_000_000)))
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(300));
  }

  private static UUID read(String text) {
    var topic = Topics.RIDE_EVENTS;
    return topic.key().deserializer().deserialize(topic.name(), text.getBytes(UTF_8));
  }
}
