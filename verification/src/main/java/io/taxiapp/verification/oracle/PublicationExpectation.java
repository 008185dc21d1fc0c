package io.taxiapp.verification.oracle;

import io.taxiapp.event.Prediction;
import io.taxiapp.topic.reading.Origin;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How the predictions of one ride must have been published: with headers that say what they are,
/// as steps of the trace and with the time of the record that led to them.
///
/// - A prediction for a request or a report follows from that event, one for a corrected duration
///   from the duration.
/// - A price of a duration that came before its request follows from the request too: it has the
///   trace of either.
/// - One for the traffic belongs to the trace of the event that changed the traffic. Its record has
///   the time of the look, which nobody else knows.
///
/// @param event how the ride event of an id was published, each time; none if it is not there
record PublicationExpectation(Function<String, List<PublishedMessage>> event) {

  /// A prediction where it was found.
  ///
  /// @param takenAs the record's timestamp as consumers take it
  record Found(Prediction prediction, ConsumerRecord<byte[], byte[]> record, long takenAs) {

    /// Whether it is there again, for those who could not use it the first time.
    boolean isReplayed() {
      return Origin.before(record).isPresent();
    }
  }

  /// @param found all predictions of the ride
  OracleVerdict judge(UUID ride, List<Found> found) {
    return OracleVerdict.unexpected(
        found.stream()
            .filter(one -> !one.isReplayed())
            .flatMap(one -> findings(ride, one, found).stream())
            .toList());
  }

  private List<String> findings(UUID ride, Found one, List<Found> all) {
    var prediction = one.prediction();
    var cause = prediction.causeEventId();
    var causes =
        switch (prediction.cause()) {
          case REQUESTED, PROGRESSED -> event.apply(cause);
          case DURATION_CORRECTED ->
              all.stream()
                  .filter(other -> other.prediction().messageId().equals(cause))
                  .map(other -> PublishedMessage.of(other.record(), other.takenAs()))
                  .toList();
          case TRAFFIC -> List.<PublishedMessage>of();
        };
    var traces =
        switch (prediction.cause()) {
          case REQUESTED, PROGRESSED -> causes;
          case DURATION_CORRECTED ->
              Stream.concat(causes.stream(), event.apply(ride + ":requested").stream()).toList();
          case TRAFFIC -> event.apply(cause.split(":zone:", 2)[0]);
        };
    return HeaderExpectation.prediction(
        one.record(), prediction, PredictionKind.of(prediction), traces, causes);
  }
}
