package io.taxiapp.verification.rider;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Holds the counts of the city against the topics (R8 of the package): rides by status, open ones
/// by zone, taxis, dead letters.
///
/// @param records all of the topics of ride events and dead letters
record CityExpectation(List<ConsumerRecord<byte[], byte[]>> records) {

  private static final int MAX_TAXIS = 500;

  /// The first count that is wrong.
  Optional<String> finding(JsonNode city) {
    var found = Json.MAPPER.createObjectNode();
    found.set("rides", city.path("rides"));
    found.set("openRidesFrom", city.path("openRidesFrom"));
    found.put("zonesOfOpenRides", city.path("openRidesFrom").size());
    found.put("taxis", city.path("taxis").size());
    found.set("deadLetters", city.path("deadLetters"));
    return Json.difference(expected(), found);
  }

  private ObjectNode expected() {
    var rides = rides();
    var open = rides.stream().filter(ride -> !ShownRide.isOver(ride)).toList();
    var expected = Json.MAPPER.createObjectNode();
    expected
        .putObject("rides")
        .put("requested", count(rides, "requested"))
        .put("onTheRoad", count(rides, "on-the-road"))
        .put("completed", count(rides, "completed"))
        .put("cancelled", count(rides, "cancelled"));
    var zones = expected.putObject("openRidesFrom");
    for (var ride : open) {
      var zone = ride.path("pickupZone").asText();
      zones.put(zone, zones.path(zone).asInt() + 1);
    }
    long onTheRoad = open.stream().filter(ride -> ride.has("progress")).count();
    expected.put("zonesOfOpenRides", zones.size()).put("taxis", Math.min(MAX_TAXIS, onTheRoad));
    expected
        .putObject("deadLetters")
        .put("count", records.stream().filter(CityExpectation::isDeadLetter).count());
    return expected;
  }

  private static long count(List<ObjectNode> rides, String status) {
    return rides.stream().filter(ride -> ride.path("status").asText().equals(status)).count();
  }

  /// Those that were requested, as they are shown.
  private List<ObjectNode> rides() {
    return records.stream()
        .filter(record -> !isDeadLetter(record) && Riders.rideId(record).isPresent())
        .collect(groupingBy(record -> Riders.rideId(record).orElseThrow()))
        .entrySet()
        .stream()
        .map(ride -> ShownRide.shown(RideMessages.of(ride.getKey(), ride.getValue()).events()))
        .filter(ride -> ride.has("requestedAt"))
        .toList();
  }

  private static boolean isDeadLetter(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(Topics.DEAD_LETTERS.name());
  }
}
