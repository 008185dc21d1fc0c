package io.taxiapp.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.local.check.TopicRecords;
import io.taxiapp.topic.EventJson;
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

  /// Compressed, as they are sent, they are small enough for the broker.
  private static final int LARGE_BYTES = 3_000_000;

  private static final int MOST_BYTES = 4_000_000;

  /// One in a hundred is bad.
  private static final int GOOD_AND_BAD = 100;

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public String description() {
    return "1 % of the ride events of twenty kinds that cannot be read or predicted";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    int dead = ground.stack().dead().size();
    var address = ground.stack().settings().bootstrapServers();
    var accepted = RideCopies.accepted(TopicRecords.at(address), GOOD_AND_BAD);
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            address,
            "acks",
            "all",
            "compression.type",
            "gzip",
            "max.request.size",
            MOST_BYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < ground.size().poison(); i++) {
        var ride = UUID.randomUUID();
        var kinds = kinds(ride.toString());
        var key = i % 20 == 19 ? "no-uuid" : ride.toString();
        send(producer, key, kinds.get(i % kinds.size()));
        for (int good = 1; good < GOOD_AND_BAD; good++) {
          var copy = RideCopies.as(UUID.randomUUID(), accepted.get(good % accepted.size()));
          send(producer, copy.rideId().toString(), EventJson.write(copy));
        }
      }
      producer.flush();
    }
    ground.measured("poisoned records", Integer.toString(ground.size().poison()));
    int ended = ground.stack().dead().size() - dead;
    ground.expect(ended == 0, "no process to end", ended + " ended");
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String key, byte[] value) {
    var _ =
        producer.send(new ProducerRecord<>(Topics.RIDE_EVENTS.name(), key.getBytes(UTF_8), value));
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
            """
            {"type":"ride-progressed","rideId":"%s","sequence":1,"at":"2026-01-15T12:05:00Z",\
            "position":{"latitude":40.8,"longitude":-73.9},"distanceCoveredKm":-1}"""
                .formatted(ride),
            good.substring(0, good.length() / 2),
            good + "{}",
            "{\"a\":".repeat(NESTING) + "1" + "}".repeat(NESTING),
            "x".repeat(LARGE_BYTES),
            good.replace("ride-requested", "ride-teleported"),
            good.replace("\"type\":\"ride-requested\",", ""),
            good.replace("\"pickupZone\":74", "\"pickupZone\":999"),
            good.replace(
                "\"riderId\":\"poison\"", "\"riderId\":\"" + "r".repeat(LARGE_BYTES) + "\""),
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
