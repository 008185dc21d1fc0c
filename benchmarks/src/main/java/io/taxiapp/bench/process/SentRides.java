package io.taxiapp.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trip;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Made-up rides, published as the backend publishes them, without a backend.
public final class SentRides implements AutoCloseable {

  private static final double[] REPORTS = {0.25, 0.5, 0.75};

  /// Eight half-lives of what is known of the traffic, after rides of hours.
  private static final Duration BETWEEN_MOMENTS = Duration.ofHours(9);

  private final ModelBundle duration;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Route route;
  private long seed;
  private long sent;

  /// Long ago enough for a hundred calls.
  private Instant moment = Instant.now().minus(BETWEEN_MOMENTS.multipliedBy(100));

  /// @param duration answers the requests; outlives this
  public SentRides(ModelBundle duration, String kafka) {
    this.duration = duration;
    route = new Route(duration.zones());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all", "batch.size", 131_072),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// The next rides' requests; those of two senders are the same but for their ids.
  public List<RideMessage> requests(int rides) {
    return trips(rides).stream().<RideMessage>map(this::request).toList();
  }

  /// The next rides whole: request, three reports, completion, one ride after the other.
  public List<RideMessage> whole(int rides) {
    return trips(rides).stream().flatMap(trip -> whole(trip).stream()).toList();
  }

  /// The next rides whole and open at once: all requested at the same moment, then the first report
  /// of each, and so on. The next call's are requested when the traffic of these is forgotten.
  public List<RideMessage> atOnce(int rides) {
    var each = generated().at(moment, rides).stream().map(this::whole).toList();
    var messages = new ArrayList<RideMessage>();
    for (int i = 0; i < REPORTS.length + 2; i++) {
      for (var ride : each) {
        ride.stream().skip(i).findFirst().ifPresent(messages::add);
      }
    }
    moment = moment.plus(BETWEEN_MOMENTS);
    return messages;
  }

  private List<RideMessage> whole(Trip trip) {
    var messages = new ArrayList<RideMessage>();
    var request = request(trip);
    messages.add(request);
    for (int i = 0; i < REPORTS.length; i++) {
      int sequence = i + 1;
      double share = REPORTS[i];
      route
          .position(trip, share)
          .map(
              position ->
                  new RideProgressed(
                      request.rideId(),
                      sequence,
                      trip.at(share),
                      position,
                      share * trip.distanceKm()))
          .ifPresent(messages::add);
    }
    messages.add(completion(request, trip));
    return messages;
  }

  private List<Trip> trips(int rides) {
    return generated().until(Instant.now(), rides).trips();
  }

  private GeneratedTrips generated() {
    return new GeneratedTrips(duration.zonePairs(), ++seed);
  }

  private RideRequested request(Trip trip) {
    var facts = trip.facts();
    var scored = duration.predict(FeatureInput.atRequest(facts));
    return new RideRequested(
        UUID.randomUUID(),
        "rider-" + seed,
        facts.requestedAt(),
        facts.pickupZone(),
        facts.dropoffZone(),
        facts.pickup(),
        facts.dropoff(),
        facts.passengers(),
        facts.paymentMethod(),
        facts.tripType(),
        new InitialDuration(scored.rounded(), scored.interval(), duration.identity()));
  }

  private static RideCompleted completion(RideRequested request, Trip trip) {
    return new RideCompleted(
        request.rideId(),
        trip.completedAt(),
        trip.duration().toSeconds(),
        trip.distanceKm(),
        trip.fareCents(),
        trip.tipCents(),
        trip.totalCents(),
        "USD");
  }

  /// Returns when the broker has them.
  public void publish(List<? extends RideMessage> messages) {
    publish(messages, Instant.now());
  }

  /// The same with a time for their records.
  public void publish(List<? extends RideMessage> messages, Instant at) {
    messages.forEach(message -> send(message, at));
    producer.flush();
  }

  /// Returns at once.
  public void send(RideMessage message) {
    send(message, Instant.now());
  }

  /// Records so far.
  public long sent() {
    return sent;
  }

  private void send(RideMessage message, Instant at) {
    var headers = MessageHeaders.of(message, "backend-service", TraceContext.start());
    var key = message.rideId().toString().getBytes(UTF_8);
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.RIDE_EVENTS.name(),
                null,
                at.toEpochMilli(),
                key,
                EventJson.write(message),
                headers));
    sent++;
  }

  @Override
  public void close() {
    producer.close();
  }
}
