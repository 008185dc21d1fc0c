package io.taxiapp.verification.rider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.MadeUpTopics;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CityExpectationTest {

  private static final String CITY =
      """
      {"rides":{"requested":2,"onTheRoad":1,"completed":1,"cancelled":1},"openRidesFrom":{"74":3},
       "taxis":[{"pickupZone":74,"dropoffZone":138}],"deadLetters":{"count":1,"latest":[]}}""";

  private final MadeUpTopics topics = new MadeUpTopics();

  /// Five rides, and a report of a sixth that nobody requested.
  @BeforeEach
  void rides() {
    var at = MadeUpTopics.AT.plusSeconds(60);
    for (int number = 1; number <= 5; number++) {
      topics.ride(ride(number));
    }
    for (int number : new int[] {3, 4, 6}) {
      topics.event(new RideProgressed(ride(number), 1, at, new GeoPoint(40.8, -73.9), 1));
    }
    topics.event(new RideCompleted(ride(4), at, 60, 3.5, 1500, 300, 2000, "USD"));
    topics.event(new RideCancelled(ride(5), at, Optional.empty()));
    topics
        .records(Topics.DEAD_LETTERS.name())
        .add(new ConsumerRecord<>(Topics.DEAD_LETTERS.name(), 0, 0, new byte[0], new byte[0]));
  }

  @Test
  void theCityAsTheTopicsHaveItIsInOrder() {
    assertThat(finding(CITY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/rides, requested",
    "/rides, onTheRoad",
    "/rides, completed",
    "/rides, cancelled",
    "/openRidesFrom, 74",
    "/deadLetters, count"
  })
  void aCountThatIsOneLessIsFound(String holder, String name) {
    var city = Json.read(CITY);
    var counts = (ObjectNode) city.at(holder);
    int honest = counts.get(name).asInt();
    counts.put(name, honest - 1);

    assertThat(finding(city.toString()))
        .contains("%s/%s: expected %d, found %d".formatted(holder, name, honest, honest - 1));
  }

  @Test
  void aZoneOrATaxiTooManyIsFound() {
    var zones = Json.read(CITY);
    ((ObjectNode) zones.get("openRidesFrom")).put("75", 1);
    var taxis = Json.read(CITY);
    ((ArrayNode) taxis.get("taxis")).addObject();

    assertThat(finding(zones.toString())).contains("/zonesOfOpenRides: expected 1, found 2");
    assertThat(finding(taxis.toString())).contains("/taxis: expected 1, found 2");
  }

  @Test
  void whatMayBeForgottenIsNotHeldAgainstTheCity() {
    assertThat(SharedAnswers.all(topics)).isEmpty();
  }

  private Optional<String> finding(String city) {
    var records =
        Stream.of(Topics.RIDE_EVENTS, Topics.DEAD_LETTERS)
            .flatMap(topic -> topics.records(topic.name()).stream())
            .toList();
    return new CityExpectation(records).finding(Json.read(city));
  }

  private static UUID ride(int number) {
    return new UUID(0, number);
  }
}
