package io.taxiapp.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Records among the ride events that nobody can use, of twenty kinds.
record Poison() implements Fault {

  private static final int NESTING = 1000;
  private static final int LARGE_BYTES = 1_000_000;

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public String description() {
    return "records of twenty kinds among the ride events that cannot be read or predicted";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    int dead = ground.stack().dead().size();
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", ground.stack().settings().bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < ground.size().poison(); i++) {
        var ride = UUID.randomUUID();
        var kinds = kinds(ride.toString());
        var key = i % 20 == 19 ? "no-uuid" : ride.toString();
        byte[] value = kinds.get(i % kinds.size());
        var _ =
            producer.send(
                new ProducerRecord<>(Topics.RIDE_EVENTS.name(), key.getBytes(UTF_8), value));
        Thread.sleep(20);
      }
      producer.flush();
    }
    ground.measured("poisoned records", Integer.toString(ground.size().poison()));
    int ended = ground.stack().dead().size() - dead;
    ground.expect(ended == 0, "no process to end", ended + " ended");
  }

  private static List<byte[]> kinds(String ride) {
    var good =
        """
          {"type":"ride-requested","rideId":"%s","riderId":"poison",\
          "requestedAt":"2026-01-15T12:00:00Z","pickupZone":74,"dropoffZone":42,"passengers":1,\
          "paymentMethod":"card","tripType":"street-hail","initialDuration":{"seconds":600,\
          "interval":{"p10":300,"p50":600,"p90":900},\
          "model":{"name":"duration","version":"1","digest":"sha256:0"}}}"""
            .formatted(ride);
    var texts =
        List.of(
            "",
            "null",
            "[]",
            "42",
            good.substring(0, good.length() / 2),
            good + "{}",
            "{\"a\":".repeat(NESTING) + "1" + "}".repeat(NESTING),
            "x".repeat(LARGE_BYTES),
            good.replace("ride-requested", "ride-teleported"),
            good.replace("\"type\":\"ride-requested\",", ""),
            good.replace("\"pickupZone\":74", "\"pickupZone\":999"),
            good.replace("\"pickupZone\":74", "\"pickupZone\":-1"),
            good.replace("\"passengers\":1", "\"passengers\":NaN"),
            good.replace("2026-01-15T12:00:00Z", "yesterday"),
            good.replace("\"seconds\":600", "\"seconds\":-600"),
            good.replace(ride, UUID.randomUUID().toString()),
            """
            {"type":"ride-progressed","rideId":"%s","sequence":1,"at":"2026-01-15T12:05:00Z",\
            "position":{"latitude":40.8,"longitude":-73.9},"distanceCoveredKm":1}"""
                .formatted(ride));
    var kinds = new ArrayList<byte[]>();
    kinds.add(null);
    kinds.add(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc0});
    texts.forEach(text -> kinds.add(text.getBytes(UTF_8)));
    kinds.add(good.getBytes(UTF_8));
    return IntStream.range(0, 20).mapToObj(kinds::get).toList();
  }
}
