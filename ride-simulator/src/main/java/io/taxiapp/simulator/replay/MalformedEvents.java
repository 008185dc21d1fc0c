package io.taxiapp.simulator.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.Topics;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes onto the topic of ride events what no backend would: each consumer makes a dead letter of
/// it and goes on.
final class MalformedEvents implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;

  MalformedEvents(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
  }

  /// Half an event, under the ride's key.
  void send(UUID rideId) {
    var half = "{\"type\":\"ride-progressed\",\"rideId\":\"" + rideId + "\",\"sequence\":";
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.RIDE_EVENTS.name(), rideId.toString(), half.getBytes(UTF_8)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
