package io.taxiapp.bench.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.bench.load.HttpConnection;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// `requests -> initial duration -> results`, the duration scored in the process or by the server
/// at the port of `BENCH_MODEL_SERVER`.
final class ScoringStream {

  static final String NAME = "scoring";
  static final String MODEL_SERVER = "BENCH_MODEL_SERVER";

  private ScoringStream() {}

  public static void main(String[] arguments) throws Exception {
    var environment = System.getenv();
    var settings = StreamsSettings.fromEnvironment(NAME, 0, environment);
    var port = environment.get(MODEL_SERVER);
    if (port == null) {
      try (var model = ModelBundle.load(settings.modelDirectory().resolve("duration"))) {
        StreamsProcess.run(settings, () -> topology(request -> embedded(model, request)));
      }
    } else {
      try (var server = new HttpConnection(Integer.parseInt(port))) {
        StreamsProcess.run(settings, () -> topology(request -> asked(server, request)));
      }
    }
  }

  private static Topology topology(Function<RideRequested, InitialDuration> score) {
    var builder = new StreamsBuilder();
    builder.stream(
            Topics.RIDE_EVENTS.name(),
            Consumed.with(Topics.RIDE_EVENTS.key(), EventJson.serde(RideEvent.class))
                .withName("requests"))
        .processValues(
            () ->
                new Step<UUID, RideEvent, byte[]>(
                    event -> EventJson.write(score.apply((RideRequested) event))),
            Named.as("score"))
        .to(
            Topics.TIP_PREDICTIONS.name(),
            Produced.with(Topics.TIP_PREDICTIONS.key(), Serdes.ByteArray()).withName("results"));
    return builder.build();
  }

  private static InitialDuration embedded(ModelBundle model, RideRequested request) {
    var scored = model.predict(FeatureInput.atRequest(RideFacts.of(request)));
    return new InitialDuration(scored.rounded(), scored.interval(), model.identity());
  }

  /// One after the other, on a connection that stays open.
  private static InitialDuration asked(HttpConnection server, RideRequested request) {
    var json =
        "{\"pickupZone\":%d,\"dropoffZone\":%d,\"passengers\":%d,\"paymentMethod\":%s,\"tripType\":%s,\"requestedAt\":\"%s\"}"
            .formatted(
                request.pickupZone(),
                request.dropoffZone(),
                request.passengers(),
                text(request.paymentMethod()),
                text(request.tripType()),
                request.requestedAt());
    try {
      var answer = server.send(HttpConnection.post("/duration-estimates", json));
      return EventJson.read(answer.bytes(), InitialDuration.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the model server did not answer", e);
    }
  }

  private static String text(Object value) {
    return new String(EventJson.write(value), UTF_8);
  }
}
