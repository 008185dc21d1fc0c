package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// A topology under test with the settings of its process: bytes in, messages out, no broker.
public final class TopologyBench implements AutoCloseable {

  private static final TraceContext TRACE =
      new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "01");

  private final TopologyTestDriver driver;
  private Instant published = Instant.parse("2026-11-01T00:00:00Z");

  public TopologyBench(Topology topology, Path stateDirectory) {
    var environment = Map.of("TAXI_STATE_DIR", stateDirectory.toString());
    var settings = StreamsSettings.fromEnvironment("bench", 0, environment);
    var properties = settings.properties(new SimpleMeterRegistry());
    // Under exactly-once the driver drops what is sent before a record is processed: the dead
    // letter records of unreadable ones. The integration tests run the guarantee itself, on a
    // real broker.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology, properties);
  }

  /// Publishes a message as its producer would, a second after the one before.
  public void send(Topic<?, ?> topic, RideMessage message) {
    send(topic, message.rideId().toString(), EventJson.write(message), message);
  }

  /// Publishes any bytes under the key of the sample ride.
  public void sendBytes(Topic<?, ?> topic, byte @Nullable [] value) {
    var sample = SampleMessages.requested();
    send(topic, sample.rideId().toString(), value, sample);
  }

  private void send(Topic<?, ?> topic, String key, byte @Nullable [] value, RideMessage named) {
    published = published.plusSeconds(1);
    input(topic)
        .pipeInput(
            new TestRecord<>(
                key.getBytes(UTF_8), value, MessageHeaders.of(named, "bench", TRACE), published));
  }

  /// Lets publication time pass.
  public void wait(Duration time) {
    published = published.plus(time);
  }

  /// Lets the clock on the wall go on.
  public void tick(Duration time) {
    driver.advanceWallClockTime(time);
  }

  private TestInputTopic<byte[], byte[]> input(Topic<?, ?> topic) {
    return driver.createInputTopic(
        topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// What was published on a topic since it was read last.
  public <V> List<V> read(Topic<?, V> topic) {
    return records(topic).stream().map(TestRecord::value).toList();
  }

  /// The same with keys and headers.
  public <K, V> List<TestRecord<K, V>> records(Topic<K, V> topic) {
    return driver
        .createOutputTopic(topic.name(), topic.key().deserializer(), topic.value().deserializer())
        .readRecordsToList();
  }

  /// The dead letters since they were read last, each as `reason's class: bytes`.
  public List<String> deadLetters() {
    var deadLetters = new ArrayList<String>();
    var topic =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    for (var deadLetter : topic.readRecordsToList()) {
      var value = deadLetter.value() == null ? "none" : new String(deadLetter.value(), UTF_8);
      var reason = deadLetter.headers().lastHeader("__streams.errors.message");
      deadLetters.add(new String(reason.value(), UTF_8) + " <- " + value);
    }
    return deadLetters;
  }

  @Override
  public void close() {
    driver.close();
  }
}
