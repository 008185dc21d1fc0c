package io.taxiapp.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TripType;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/// JSON in, JSON of the same size out, and for a ride a record of the same bytes in between: no
/// model, no checks, no view.
@Controller
final class BareController {

  static final InitialDuration DURATION =
      new InitialDuration(
          812,
          new Interval(561, 773, 1204),
          new ModelIdentity("duration", "2026.11.0", "sha256:" + "0".repeat(64)));

  /// Not ours: the backend's view reads that one, and would work for these records too.
  static final Topic<UUID, RideEvent> RIDES =
      new Topic<>(
          "bench.bare-rides",
          Topics.RIDE_EVENTS.key(),
          Topics.RIDE_EVENTS.value(),
          Topics.RIDE_EVENTS.partitions(),
          Topics.RIDE_EVENTS.cleanupPolicy());

  private final RideProducer producer;

  BareController(RideProducer producer) {
    this.producer = producer;
  }

  /// The body of a request, for an estimate or a ride.
  record Requested(
      String riderId, int pickupZone, int dropoffZone, String paymentMethod, String requestedAt) {}

  @Get("/health/readiness")
  String ready() {
    return "UP";
  }

  @Post("/duration-estimates")
  InitialDuration estimate(@Body Requested requested) {
    return DURATION;
  }

  @Post("/rides")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  HttpResponse<RideRequested> ride(@Body Requested requested)
      throws InterruptedException, ExecutionException {
    var ride =
        new RideRequested(
            UUID.randomUUID(),
            requested.riderId(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            requested.pickupZone(),
            requested.dropoffZone(),
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL,
            DURATION);
    var record =
        new ProducerRecord<>(
            RIDES.name(),
            null,
            null,
            ride.rideId().toString().getBytes(UTF_8),
            EventJson.write(ride),
            MessageHeaders.of(ride, "bare", TraceContext.start()));
    producer.kafka().send(record).get();
    return HttpResponse.created(ride);
  }
}
