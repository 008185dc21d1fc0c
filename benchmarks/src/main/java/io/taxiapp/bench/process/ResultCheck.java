package io.taxiapp.bench.process;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.PredictionKind;
import io.taxiapp.verification.oracle.RecordedRides;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The oracle, asked about what stands on a side's topics: each prediction of some kinds once, with
/// the value that the bundle gives.
///
/// @param kinds of the consumers that ran
/// @param oneIn looks at so many rides: all of 300,000 would not fit
public record ResultCheck(BenchSide side, Set<PredictionKind> kinds, int oneIn) {

  private static final int SHOWN = 5;
  private static final int LOOKED_AT = 3000;

  /// Looks at some thousand of so many.
  public static ResultCheck ofSome(BenchSide side, Set<PredictionKind> kinds, long sent) {
    return new ResultCheck(side, kinds, (int) Math.max(1, sent / LOOKED_AT));
  }

  /// What is wrong; empty if nothing is.
  public List<String> findings() {
    var topics = TopicRecords.at(side.kafka()).only(this::isOne);
    try (var models = BundleModels.load(side.settings().tree().models())) {
      var rides = RecordedRides.read(topics, models);
      if (rides.accepted() == 0) {
        return List.of("expected rides on " + side.kafka() + ", found none to look at");
      }
      var verdict = rides.verdict();
      return Stream.of(
              verdict.missing().stream().filter(this::isOurs).map(it -> "missing: " + it),
              verdict.duplicates().stream().map(it -> "twice: " + it),
              verdict.unexpected().stream().map(it -> "unexpected: " + it))
          .flatMap(it -> it)
          .limit(SHOWN)
          .toList();
    }
  }

  private boolean isOne(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(Topics.ZONE_TRAFFIC.name())
        || Math.floorMod(Arrays.hashCode(record.key()), oneIn) == 0;
  }

  private boolean isOurs(String missing) {
    return Stream.concat(
            Stream.of("dead letter "),
            kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT) + " "))
        .anyMatch(missing::startsWith);
  }

  /// Whether so many records stand on a topic.
  public static List<String> count(BenchSide side, Topic<?, ?> topic, long expected) {
    var found = new AtomicLong();
    TopicRecords.at(side.kafka()).each(topic, _ -> found.incrementAndGet());
    return found.get() == expected
        ? List.of()
        : List.of("%s: expected %d records, found %s".formatted(topic.name(), expected, found));
  }

  /// The sum of the values' bytes on a topic.
  public static long bytes(BenchSide side, Topic<?, ?> topic) {
    var sum = new AtomicLong();
    TopicRecords.at(side.kafka()).each(topic, record -> sum.addAndGet(record.value().length));
    return sum.get();
  }
}
