package io.taxiapp.verification.rider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import io.taxiapp.simulator.replay.AnswerListener;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.topic.reading.TopicSource;
import io.taxiapp.verification.oracle.LaterRecords;
import io.taxiapp.verification.rider.Testimony.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Follows some of the rides that are sent, the first one among them. Close them.
public final class Riders implements AnswerListener, AutoCloseable {

  private static final int MOST = 300;

  /// Longer than anything takes that is not stuck.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final List<Topic<UUID, ?>> TOPICS =
      List.of(
          Topics.RIDE_EVENTS,
          Topics.DURATION_PREDICTIONS,
          Topics.TIP_PREDICTIONS,
          Topics.COST_PREDICTIONS);

  private final URI backend;
  private final int oneOf;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<UUID, Rider> followed = new ConcurrentHashMap<>();
  private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();

  /// @param oneOf how many rides one is followed of, as long as they are not very many
  public Riders(URI backend, int oneOf) {
    this.backend = backend;
    this.oneOf = oneOf;
  }

  @Override
  public void answered(String path, String sent, String answer) {
    boolean isRequest = path.equals("/rides");
    var rideId =
        UUID.fromString(
            isRequest ? Json.read(answer).path("rideId").asText() : path.split("/", 4)[2]);
    if (isRequest
        && taken.add(rideId)
        && count.getAndIncrement() % oneOf == 0
        && followed.size() < MOST) {
      var rider = new Rider(http, backend, rideId, Json.read(sent).path("riderId").asText());
      followed.put(rideId, rider);
      rider.start();
    }
    Optional.ofNullable(followed.get(rideId))
        .ifPresent(
            rider -> {
              rider.told(call(path), sent, answer);
              looks.execute(rider::look);
            });
  }

  private static Call call(String path) {
    if (path.endsWith("/progress")) {
      return Call.PROGRESS;
    }
    return path.endsWith("/completion") ? Call.COMPLETION : Call.REQUEST;
  }

  /// Lets every rider ask once more, and holds all that they were told against the topics. To be
  /// called when nothing is left to come.
  ///
  /// @param before where the topics ended before the first of them asked
  public List<String> findings(TopicRecords topics, Map<TopicPartition, Span> before)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    var testimonies = new ArrayList<Testimony>();
    for (var rider : followed.values()) {
      testimonies.add(rider.last(until));
    }
    var records =
        topics
            .only(record -> rideId(record).filter(followed::containsKey).isPresent())
            .opened(source -> all(new LaterRecords(source, before)))
            .stream()
            .collect(groupingBy(record -> rideId(record).orElseThrow()));
    return testimonies.stream()
        .flatMap(
            testimony -> {
              var its = records.getOrDefault(testimony.rideId(), List.of());
              var messages = RideMessages.of(testimony.rideId(), its);
              return new RiderExpectation(messages).findings(testimony).stream();
            })
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> all(TopicSource source) {
    return TOPICS.stream().flatMap(topic -> source.of(source.spans(topic)).stream()).toList();
  }

  private static Optional<UUID> rideId(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.key() == null
          ? Optional.empty()
          : Optional.of(UUID.fromString(new String(record.key(), UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    http.shutdownNow();
  }
}
