package io.taxiapp.bench.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.taxiapp.stream.Environment;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The least that answers the backend's requests: [BareController] on Micronaut, and a producer.
final class BareServer {

  private BareServer() {}

  public static void main(String[] arguments) {
    var environment = new Environment(System.getenv());
    var settings = new HashMap<String, Object>(environment.kafka());
    settings.put("acks", "all");
    // As the backend's: a request waits for its own record, and five milliseconds for nothing.
    settings.put("linger.ms", "0");
    var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    int port = environment.integer("TAXI_HTTP_PORT", 0, 0, 65_535);
    ApplicationContext.builder()
        .deduceEnvironment(false)
        .banner(false)
        .properties(Map.of("micronaut.server.port", port))
        .singletons(new RideProducer(producer))
        .start()
        .getBean(EmbeddedServer.class)
        .start();
  }
}
