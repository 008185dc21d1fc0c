package io.taxiapp.backend.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/// How events are published: nothing lingers, nothing is lost, and a failure is known within a
/// second.
final class ProducerProperties {

  private ProducerProperties() {}

  /// @param kafka what the environment says; it goes over these defaults
  static Map<String, Object> of(Map<String, String> kafka) {
    var properties = new HashMap<String, Object>();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "backend-service-events");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // Waiting for metadata, then for the broker: together, with the rest of a request, under one
    // second.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 250);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 500);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 700);
    properties.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50);
    properties.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    // A batch that ends unconfirmed makes the producer begin a new epoch, and send what is under
    // way behind it a second time, as something new. Behind one request there is nothing.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // A quiet night must not make the first ride of the morning wait for metadata.
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Integer.MAX_VALUE);
    properties.putAll(kafka);
    return properties;
  }
}
