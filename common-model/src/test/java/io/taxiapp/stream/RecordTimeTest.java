package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.topic.TopicCreation;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class RecordTimeTest {

  private static final long NOON = 1_768_478_400_000L;
  private static final long UNKNOWN = -1;
  private static final long SKEW = TopicCreation.MAX_SKEW.toMillis();

  private final RecordTime time = new RecordTime();

  @Test
  void aRecordHasItsOwnTime() {
    assertThat(time.extract(record(NOON), UNKNOWN)).isEqualTo(NOON);
    assertThat(time.extract(record(NOON), NOON + SKEW)).isEqualTo(NOON);
    assertThat(time.extract(record(NOON + 1), NOON)).isEqualTo(NOON + 1);
  }

  @Test
  void aClockFarBehindMakesNoRideOld() {
    assertThat(time.extract(record(0), NOON)).isEqualTo(NOON - SKEW);
  }

  @Test
  void aRecordWithoutATimeHasThatOfItsPartition() {
    assertThat(time.extract(record(-1), NOON)).isEqualTo(NOON);
    assertThat(time.extract(record(-1), UNKNOWN)).isPositive();
  }

  private static ConsumerRecord<Object, Object> record(long timestamp) {
    return new ConsumerRecord<>(
        "rides",
        0,
        0,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        "key",
        "value",
        new RecordHeaders(),
        Optional.empty());
  }
}
