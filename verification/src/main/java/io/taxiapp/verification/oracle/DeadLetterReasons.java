package io.taxiapp.verification.oracle;

import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideRequested;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/// Why each consumer cannot use a ride event, by the consumer's name.
record DeadLetterReasons(OracleModels models) {

  static final String DURATION = "duration-consumer";
  private static final String TIP = "tip-consumer";
  private static final String COST = "cost-consumer";

  /// Whatever they say.
  static Map<String, DeadLetterReason> any() {
    return ofEach(_ -> DeadLetterReason.ANY);
  }

  private static Map<String, DeadLetterReason> ofEach(Function<String, DeadLetterReason> reason) {
    return Map.of(
        DURATION, reason.apply(DURATION), TIP, reason.apply(TIP), COST, reason.apply(COST));
  }

  /// Of a record that cannot be read, or is under another ride's key. The key is read first.
  static Map<String, DeadLetterReason> unreadable(ConsumerRecord<byte[], byte[]> record) {
    return ofEach(
        consumer -> {
          Class<? extends RideMessage> type =
              consumer.equals(DURATION) ? RideEvent.class : RideMessage.class;
          try {
            var key =
                Topics.RIDE_EVENTS.key().deserializer().deserialize(record.topic(), record.key());
            var message = EventJson.read(record.value(), type);
            return message.rideId().equals(key)
                ? DeadLetterReason.naming(message.messageId(), record.topic()) // another topic's
                : DeadLetterReason.naming("key", key, message.rideId());
          } catch (SerializationException e) {
            return DeadLetterReason.of(e);
          }
        });
  }

  /// Of a request that cannot be predicted; empty if it can. What one consumer fails on, all do.
  Map<String, DeadLetterReason> unpredictable(RideRequested request) {
    var facts = RequestExpectation.facts(request);
    long seconds = request.initialDuration().seconds();
    var model = models.identity(PredictionKind.DURATION);
    var duration = failure(() -> models.features(model, facts, seconds, Optional.empty(), 1));
    var tip =
        failure(() -> models.priceFeatures(models.identity(PredictionKind.TIP), facts, seconds));
    var cost =
        failure(() -> models.priceFeatures(models.identity(PredictionKind.COST), facts, seconds));
    return Stream.of(duration, tip, cost).allMatch(Optional::isEmpty)
        ? Map.of()
        : Map.of(
            DURATION, duration.orElse(DeadLetterReason.ANY),
            TIP, tip.orElse(DeadLetterReason.ANY),
            COST, cost.orElse(DeadLetterReason.ANY));
  }

  private static Optional<DeadLetterReason> failure(Supplier<?> features) {
    try {
      var _ = features.get();
      return Optional.empty();
    } catch (RuntimeException e) { // whatever it is: a consumer makes a dead letter of it
      return Optional.of(DeadLetterReason.of(e));
    }
  }
}
