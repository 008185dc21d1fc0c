package io.taxiapp.backend.publish;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.netty.util.HashedWheelTimer;
import io.taxiapp.event.RideEvent;
import io.taxiapp.stream.LazyClient;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes ride events, and returns only when all in-sync replicas have them.
public final class RideEventPublisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RideEventPublisher.class);
  private static final String SOURCE = "backend-service";
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofMillis(20);
  private static final Duration WARM_UP_PAUSE = Duration.ofMillis(500);

  private final LazyClient<KafkaProducer<UUID, RideEvent>> producer;
  private final Consumer<RideEvent> acknowledged;
  private final Supplier<Optional<String>> obstacle;

  /// One wheel for all: a virtual thread that waits with a timeout of its own makes the JDK wake
  /// another thread to keep it.
  private final HashedWheelTimer deadlines =
      new HashedWheelTimer(
          Thread.ofPlatform().daemon().name("deadlines").factory(), TICK.toMillis(), MILLISECONDS);

  private final Thread warmUp;

  /// @param kafka client properties
  /// @param acknowledged is told each event that Kafka has, even if nobody waits for it any more;
  ///     it must be quick
  /// @param obstacle why nothing may be published now, although Kafka would take it
  public RideEventPublisher(
      Map<String, String> kafka,
      Consumer<RideEvent> acknowledged,
      Supplier<Optional<String>> obstacle) {
    this.acknowledged = acknowledged;
    this.obstacle = obstacle;
    producer =
        new LazyClient<>(
            () ->
                new KafkaProducer<>(
                    ProducerProperties.of(kafka),
                    Topics.RIDE_EVENTS.key().serializer(),
                    Topics.RIDE_EVENTS.value().serializer()));
    warmUp = Thread.ofVirtual().name("warm-up").start(this::warmUp);
  }

  /// Returns when Kafka has the event.
  ///
  /// @throws KafkaUnavailableException if Kafka did not say in time that it has the event
  public void publish(RideEvent event, TraceContext trace, Deadline deadline) {
    obstacle
        .get()
        .ifPresent(
            reason -> {
              LOG.warn("{} is not published: {}", event.messageId(), reason);
              throw new KafkaUnavailableException(reason);
            });
    var topic = Topics.RIDE_EVENTS.name();
    var headers = MessageHeaders.of(event, SOURCE, trace.next(event.messageId()));
    var published = new ProducerRecord<>(topic, null, null, event.rideId(), event, headers);
    var acknowledgement = new CompletableFuture<@Nullable Void>();
    var late =
        deadlines.newTimeout(
            _ -> acknowledgement.completeExceptionally(new TimeoutException("no answer in time")),
            deadline.left().toNanos(),
            NANOSECONDS);
    try {
      var _ =
          producer
              .now()
              .orElseThrow(() -> new KafkaException("Kafka has no name that resolves"))
              .send(published, (_, failure) -> completed(event, failure, acknowledgement));
      acknowledgement.get();
    } catch (ExecutionException | KafkaException e) {
      var reason = reason(e);
      LOG.warn("{} is not published: {}", event.messageId(), reason);
      throw new KafkaUnavailableException(reason);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException("interrupted");
    } finally {
      late.cancel();
    }
  }

  /// Publishes what the producer itself measures.
  public void measure(MeterRegistry registry) {
    // The producer outlives the registry.
    producer.whenMade(made -> new KafkaClientMetrics(made).bindTo(registry));
  }

  private void completed(
      RideEvent event,
      @Nullable Exception failure,
      CompletableFuture<@Nullable Void> acknowledgement) {
    if (failure != null) {
      acknowledgement.completeExceptionally(failure);
      return;
    }
    try {
      acknowledged.accept(event);
    } finally {
      acknowledgement.complete(null); // Kafka has it, whatever was thrown.
    }
  }

  /// The first record of a producer waits for the topic's metadata: fetched ahead, it does not.
  private void warmUp() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        var made = producer.make();
        if (made.isPresent()) {
          var partitions = made.get().partitionsFor(Topics.RIDE_EVENTS.name()).size();
          LOG.info("{} has {} partitions", Topics.RIDE_EVENTS.name(), partitions);
          return;
        }
      } catch (KafkaException | IllegalStateException e) {
        LOG.debug("waiting for {}", Topics.RIDE_EVENTS.name(), e);
      }
      try {
        Thread.sleep(WARM_UP_PAUSE);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static String reason(Exception e) {
    var cause = e instanceof ExecutionException ? e.getCause() : e;
    return String.valueOf(cause);
  }

  @Override
  public void close() {
    warmUp.interrupt();
    producer.now().ifPresent(made -> made.close(CLOSE));
    deadlines.stop();
  }
}
