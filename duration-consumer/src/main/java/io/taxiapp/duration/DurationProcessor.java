package io.taxiapp.duration;

import io.taxiapp.event.RideEvent;
import io.taxiapp.stream.CommitPolicy;
import io.taxiapp.stream.OutcomeCounts;
import io.taxiapp.stream.RideRecord;
import io.taxiapp.stream.RideStore;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.trace.LogContext;
import io.taxiapp.trace.TraceContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each ride event, and each open ride when the traffic changed, one step through
/// [CorrectionRule].
///
/// Everything is predicted before anything is remembered or sent: a model that throws leaves no
/// half-done ride.
final class DurationProcessor extends ContextualProcessor<UUID, RideEvent, UUID, Correction> {

  /// How often the traffic is looked at; what is decided does not depend on it.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// So much of it goes to the rides that are due, and at least one ride is looked at; the others
  /// wait for the next look. The rest is for what is requested and reported meanwhile.
  static final Duration A_LOOK = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(DurationProcessor.class);

  private final Corrector corrector;
  private final LongSupplier nanos;
  private final OpenRides open = new OpenRides();
  private RideStore<CorrectedRide> rides;
  private TrafficStore traffic;
  private CorrectionRule rule;
  private OutcomeCounts counts;

  /// @param nanos a clock that only goes on, for how long a look takes
  DurationProcessor(Corrector corrector, LongSupplier nanos) {
    this.corrector = corrector;
    this.nanos = nanos;
  }

  @Override
  public void init(ProcessorContext<UUID, Correction> context) {
    super.init(context);
    rides = RideStore.open(context, DurationTopology.RIDES, this::found);
    counts = new OutcomeCounts(context);
    traffic = context.getStateStore(DurationTopology.TRAFFIC);
    rule = new CorrectionRule(corrector, traffic::around);
    context.schedule(BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<UUID, RideEvent> record) {
    CommitPolicy.takenUp(context());
    var event = RideRecord.message(record);
    var trace = MessageHeaders.trace(record.headers());
    try (var _ = LogContext.of(record.key(), trace)) {
      var remembered = rides.at(record.key());
      var step = rule.step(remembered.state(), event, record.timestamp());
      take(step, record.key(), remembered, record.timestamp(), trace);
    }
  }

  private void look(long now) {
    CommitPolicy.takenUp(context());
    open.note(traffic.city());
    long began = nanos.getAsLong();
    for (var due = open.next();
        due.isPresent();
        due = nanos.getAsLong() - began < A_LOOK.toNanos() ? open.next() : Optional.empty()) {
      var rideId = due.get();
      var remembered = rides.at(rideId);
      remembered
          .state()
          .ifPresentOrElse(ride -> look(ride, remembered, now), () -> open.forget(rideId));
    }
  }

  private void look(CorrectedRide ride, RideStore<CorrectedRide>.Remembered remembered, long now) {
    var around = traffic.around(ride.request());
    around
        .newsSince(ride.seen())
        .ifPresent(
            news -> {
              var rideId = ride.request().rideId();
              try (var _ = LogContext.of(rideId, news.trace())) {
                var step = rule.look(ride, news, around);
                take(step, rideId, remembered, recordTime(now), news.trace());
              } catch (IllegalArgumentException | IllegalStateException e) {
                // No record is to blame that could be a dead letter, and the others are waiting.
                LOG.warn("no correction in the light of {}: {}", news.id(), e.toString());
              }
            });
  }

  /// A result has the time of a record, and no wrong clock may be in it: Kafka would refuse it, or
  /// consumers forget the ride.
  private long recordTime(long now) {
    long latest = context().currentStreamTimeMs();
    return latest < 0 ? now : Math.clamp(now, latest, latest + TopicCreation.MAX_SKEW.toMillis());
  }

  private void take(
      CorrectionRule.Step step,
      UUID rideId,
      RideStore<CorrectedRide>.Remembered remembered,
      long timestamp,
      TraceContext trace) {
    step.ride()
        .ifPresent(
            ride -> {
              remembered.put(ride);
              index(ride);
            });
    if (!step.correction().isEmpty()) {
      var headers = MessageHeaders.of(trace);
      context().forward(new Record<>(rideId, step.correction(), timestamp, headers));
    }
    counts.count(step.outcome());
  }

  /// The traffic may have moved while nobody looked.
  private void found(CorrectedRide ride) {
    if (!ride.over()) {
      open.addDue(ride.request());
    }
  }

  private void index(CorrectedRide ride) {
    if (ride.over()) {
      open.remove(ride.request());
    } else {
      open.add(ride.request());
    }
  }
}
