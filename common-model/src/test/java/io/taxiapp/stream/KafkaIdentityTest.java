package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaIdentityTest {

  private static final TopicPartition FIRST = new TopicPartition("rides", 0);
  private static final TopicPartition SECOND = new TopicPartition("rides", 1);
  private static final Map<String, Uuid> TOPICS = Map.of("rides", new Uuid(1, 1));

  private final KafkaIdentity seen = new KafkaIdentity();

  @BeforeEach
  void see() {
    assertThat(seen.contradiction("one", TOPICS, Map.of(FIRST, 10L, SECOND, 5L))).isEmpty();
  }

  @Test
  void theSameKafkaGoesOn() {
    assertThat(seen.contradiction("one", TOPICS, Map.of(FIRST, 10L, SECOND, 7L))).isEmpty();
    assertThat(seen.contradiction("one", Map.of(), Map.of())).isEmpty();
    assertThat(seen.contradiction("one", TOPICS, Map.of(FIRST, 11L))).isEmpty();
    assertThat(seen.contradiction("one", TOPICS, Map.of(SECOND, 6L)))
        .contains("expected partition rides-1 to end at offset 7 or behind it, found 6");
  }

  @Test
  void anotherClusterOrTopicIsAnotherKafka() {
    assertThat(seen.contradiction("two", TOPICS, Map.of(FIRST, 10L)))
        .contains("expected cluster one, found two");
    assertThat(seen.contradiction("one", Map.of("rides", new Uuid(2, 2)), Map.of()).orElseThrow())
        .startsWith("expected topic rides to have id " + new Uuid(1, 1));
  }

  @Test
  void anOlderCopyEndsEarlier() {
    assertThat(seen.contradiction("one", TOPICS, Map.of(FIRST, 9L, SECOND, 9L)))
        .contains("expected partition rides-0 to end at offset 10 or behind it, found 9");
  }
}
