package io.taxiapp.verification.fault;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.taxiapp.event.RideRequested;
import io.taxiapp.topic.reading.TopicRecords;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// Rides that are all asked for at the same moment, each with an `Idempotency-Key` of its own, and
/// again with it until it is taken.
final class KeyedRides implements AutoCloseable {

  private static final int AT_ONCE = 64;
  private static final Duration BETWEEN = Duration.ofMillis(250);

  /// What is answered, on a slow machine, though Kafka gets the ride later.
  private static final String GIVEN_UP = "kafka-unavailable";

  private final FaultContext context;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, UUID> taken = new ConcurrentHashMap<>();
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final LongAdder cut = new LongAdder();
  private final CountDownLatch first = new CountDownLatch(1);

  private KeyedRides(FaultContext context) {
    this.context = context;
  }

  /// Returns as soon as the first is taken: the others are under way.
  static KeyedRides underWay(FaultContext context) throws InterruptedException {
    var rides = new KeyedRides(context);
    for (int i = 0; i < AT_ONCE; i++) {
      var _ = rides.threads.submit(rides::take);
    }
    rides.first.await();
    return rides;
  }

  /// Asks until it is taken, or was the time before: 201, or 200.
  private boolean take() throws InterruptedException {
    var key = "keyed-" + UUID.randomUUID();
    long start = System.nanoTime();
    while (FaultContext.seconds(start) < FaultContext.PATIENCE.toSeconds()) {
      try {
        var answer = context.ride(key);
        if (answer.status() == 201 || answer.status() == 200) {
          taken.put(key, answer.rideId());
          first.countDown();
          return true;
        }
        if (answer.status() != 503) {
          context.expect(false, "a ride to be accepted, or refused with 503", answer);
          return false;
        }
        if (!context.timed() && answer.body().contains(GIVEN_UP)) {
          unsure.add(key);
        }
      } catch (ConnectException _) {
        // Nobody is there, and nothing was sent.
      } catch (IOException _) {
        cut.increment();
      }
      Thread.sleep(BETWEEN);
    }
    return false;
  }

  /// How many requests were sent and never answered.
  long cut() {
    return cut.sum();
  }

  /// Waits for all, and looks for each of them among the ride events: once, and as the ride that
  /// was answered. In a test, what Kafka was too late for may be there twice.
  void expectEachOnce() {
    threads.close();
    context.expect(taken.size() == AT_ONCE, AT_ONCE + " rides to be accepted", taken.size());
    var topics = TopicRecords.at(context.stack().settings().bootstrapServers());
    var published =
        RideCopies.requests(topics)
            .collect(groupingBy(RideRequested::riderId, mapping(RideRequested::rideId, toList())));
    taken.forEach(
        (key, ride) -> {
          var found = published.getOrDefault(key, List.of());
          context.expect(
              (unsure.contains(key) ? found.stream().distinct().toList() : found)
                  .equals(List.of(ride)),
              "one event, of " + ride + ", for the key " + key,
              found);
        });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
