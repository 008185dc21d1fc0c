package io.taxiapp.verification.rider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.simulator.replay.AnswerListener;
import io.taxiapp.simulator.replay.TakenCall;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.topic.reading.TopicSource;
import io.taxiapp.verification.oracle.LaterRecords;
import io.taxiapp.verification.rider.RiderObservations.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/// Follows some of the rides that are sent, the first one among them. Close them.
public final class Riders implements AnswerListener, AutoCloseable {

  private static final int MAX = 300;
  private static final int CANCELLED_ONE_OF = 3;
  private static final int BREAKS_OFF_ONE_OF = 2;

  /// Longer than anything takes that is not stuck.
  public static final Duration PATIENCE = Duration.ofMinutes(1);

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
  private final Set<String> riders = ConcurrentHashMap.newKeySet();
  private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();

  /// @param oneOf how many rides one is followed of, as long as they are not very many
  public Riders(URI backend, int oneOf) {
    this.backend = backend;
    this.oneOf = oneOf;
  }

  @Override
  public void taken(TakenCall call) {
    boolean isRequest = call.path().equals("/rides");
    var rideId =
        UUID.fromString(
            isRequest
                ? Json.read(call.answer().body()).path("rideId").asText()
                : call.path().split("/", 4)[2]);
    boolean isNew = isRequest && taken.add(rideId);
    if (isNew) {
      int number = count.getAndIncrement();
      if (number % oneOf == 0 && followed.size() < MAX) {
        follow(number / oneOf, rideId, Json.read(call.sent()).path("riderId").asText());
      }
    }
    Optional.ofNullable(followed.get(rideId))
        .ifPresent(
            rider -> {
              rider.told(call(call, isNew), call);
              looks.execute(
                  () -> {
                    if (isNew) {
                      rider.repeat(call);
                    }
                    rider.look();
                  });
            });
  }

  private void follow(int number, UUID rideId, String riderId) {
    if (number % CANCELLED_ONE_OF == 1) {
      cancelled.add(rideId);
    }
    boolean breaksOff = number % BREAKS_OFF_ONE_OF == 1;
    var rider = new Rider(http, backend, rideId, riderId, breaksOff);
    followed.put(rideId, rider);
    riders.add(riderId);
    rider.start();
  }

  private static Call call(TakenCall call, boolean isNew) {
    var path = call.path();
    return switch (path.substring(path.lastIndexOf('/'))) {
      case "/rides" ->
          isNew ? call.first() ? Call.REQUEST : Call.REQUEST_AFTER_ALL : Call.REPEATED_REQUEST;
      case "/progress" -> Call.PROGRESS;
      case "/completion" -> Call.COMPLETION;
      case "/cancellation" -> Call.CANCELLATION;
      default -> throw new IllegalArgumentException("expected a call about a ride, found " + path);
    };
  }

  @Override
  public boolean cancels(UUID rideId) {
    return cancelled.contains(rideId);
  }

  /// Lets every rider ask once more, and holds all that they were told against the topics. To be
  /// called when nothing is left to come.
  ///
  /// @param before where the topics ended before the first of them asked
  public List<String> findings(TopicRecords topics, Map<TopicPartition, Span> before)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    var testimonies =
        looks
            .invokeAll(
                followed.values().stream()
                    .<Callable<RiderObservations>>map(rider -> () -> rider.last(until))
                    .toList())
            .stream()
            .map(Riders::told)
            .toList();
    var records =
        topics
            .only(
                record ->
                    rideId(record).filter(followed::containsKey).isPresent()
                        || request(record)
                            .filter(one -> riders.contains(one.riderId()))
                            .isPresent())
            .opened(source -> all(new LaterRecords(source, before)));
    var requests = records.stream().flatMap(record -> request(record).stream()).toList();
    var pages = new PagesExpectation(requests);
    var byRide =
        records.stream()
            .filter(record -> rideId(record).isPresent())
            .collect(groupingBy(record -> rideId(record).orElseThrow()));
    return testimonies.stream()
        .flatMap(
            observations -> {
              var its = byRide.getOrDefault(observations.rideId(), List.of());
              var messages = RideMessages.of(observations.rideId(), its);
              return Stream.concat(
                  new RiderExpectation(messages).findings(observations).stream(),
                  pages.finding(observations).stream());
            })
        .toList();
  }

  private static RiderObservations told(Future<RiderObservations> rider) {
    return switch (rider.state()) {
      case SUCCESS -> rider.resultNow();
      case FAILED, CANCELLED, RUNNING ->
          throw new IllegalStateException("a rider could not be heard", rider.exceptionNow());
    };
  }

  private static List<ConsumerRecord<byte[], byte[]>> all(TopicSource source) {
    return TOPICS.stream().flatMap(topic -> source.of(source.spans(topic)).stream()).toList();
  }

  static Optional<UUID> rideId(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.key() == null
          ? Optional.empty()
          : Optional.of(UUID.fromString(new String(record.key(), UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<RideRequested> request(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.topic().equals(Topics.RIDE_EVENTS.name())
              && EventJson.read(record.value(), RideEvent.class) instanceof RideRequested request
          ? Optional.of(request)
          : Optional.empty();
    } catch (SerializationException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    http.shutdownNow();
  }
}
