package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.topic.reading.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which dead letters; all of them if nothing is said.
public final class DeadLetterFilter {

  @Option(
      names = "--consumer",
      paramLabel = "NAME",
      description = "Only those of this consumer, for example tip-consumer.")
  private @Nullable String consumer;

  @Option(names = "--topic", paramLabel = "NAME", description = "Only records of this topic.")
  private @Nullable String topic;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only records with this key, a ride id.")
  private @Nullable String key;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only errors with this text in their class or message.")
  private @Nullable String reason;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only records from this time on, such as 2026-01-31T12:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--record",
      converter = OptionConverters.RecordPlace.class,
      paramLabel = "TOPIC-PARTITION@OFFSET",
      description = "Only this record, as list prints it.")
  private @Nullable Origin record;

  /// Those that match, in the same order.
  ///
  /// @throws IllegalStateException if none is about the record of `--record`
  public List<DeadLetterRecord> of(List<DeadLetterRecord> deadLetters) {
    if (record != null && deadLetters.stream().noneMatch(one -> record.equals(one.origin()))) {
      throw new IllegalStateException(
          "--record: expected a record with a dead letter, found none for " + record);
    }
    return deadLetters.stream().filter(this::matches).toList();
  }

  private boolean matches(DeadLetterRecord deadLetter) {
    var headers = deadLetter.headers();
    var bytes = deadLetter.record().key();
    return (consumer == null || consumer.equals(headers.consumer()))
        && (topic == null || topic.equals(headers.topic()))
        && (key == null || (bytes != null && key.equals(new String(bytes, UTF_8))))
        && (reason == null || (headers.exception() + " " + headers.message()).contains(reason))
        && (from == null || deadLetter.record().timestamp() >= from.toEpochMilli())
        && (record == null || record.equals(deadLetter.origin()));
  }
}
