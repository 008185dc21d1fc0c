package io.taxiapp.bench.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.taxiapp.stream.Environment;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;

/// Kafka Streams as its documentation shows it: exactly once, all other settings left alone, a
/// shutdown hook that closes. It keeps the last event of each ride in a store and passes it on.
final class PlainStreams {

  private PlainStreams() {}

  public static void main(String[] arguments) throws IOException {
    var environment = new Environment(System.getenv());
    var properties = new Properties();
    properties.putAll(environment.kafka());
    properties.put(
        StreamsConfig.APPLICATION_ID_CONFIG, environment.text("TAXI_APPLICATION_ID", ""));
    properties.put(StreamsConfig.STATE_DIR_CONFIG, environment.text("TAXI_STATE_DIR", ""));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    var builder = new StreamsBuilder();
    builder.stream(Topics.RIDE_EVENTS.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .groupByKey(Grouped.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .reduce((_, last) -> last)
        .toStream()
        .to(Topics.TIP_PREDICTIONS.name(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    @SuppressWarnings("resource") // the hook closes it
    var streams = new KafkaStreams(builder.build(), properties);
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
    ready(environment.integer("TAXI_HEALTH_PORT", 0, 0, 65_535), streams);
  }

  private static void ready(int port, KafkaStreams streams) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext(
        "/health/readiness",
        exchange -> {
          var body = streams.state().name().getBytes(UTF_8);
          boolean running = streams.state() == KafkaStreams.State.RUNNING;
          exchange.sendResponseHeaders(running ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
