package io.taxiapp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a released version promised of its messages still holds, also of what no sample shows.
final class ReleasedSchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String YESTERDAY =
      """
      {"$defs": {"Ride": {
        "type": "object",
        "required": ["id", "at"],
        "properties": {
          "id": {"type": "string", "format": "uuid"},
          "at": {"type": "string", "description": "When."},
          "state": {"enum": ["open", "over"]},
          "cause": {"type": "string", "examples": ["asked"]},
          "zone": {"$ref": "#/$defs/Zone"},
          "stops": {"type": "array", "items": {"type": "integer", "minimum": 1}},
          "features": {"type": "object", "additionalProperties": {"type": "number"}}}},
        "Zone": {"type": "integer"}}}""";

  static List<Path> released() throws IOException {
    return Contract.releasedSchemas();
  }

  static List<Path> releasedTopics() throws IOException {
    return Contract.releasedTopics();
  }

  @ParameterizedTest
  @MethodSource("released")
  void nothingThatAReleasedSchemaPromisedIsTakenBack(Path schema) {
    assertThat(SchemaChanges.breaking(Contract.released(schema), Contract.schema())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releasedTopics")
  void nothingThatWasSaidOfTheTopicsIsTakenBack(Path document) {
    assertThat(SchemaChanges.breaking(Contract.released(document), Contract.asyncApi())).isEmpty();
  }

  @Test
  void everyReleasedVersionHasItsSchemaAndItsTopics() throws IOException {
    var versions = Contract.released().stream().map(Path::getParent).distinct().toList();
    assertThat(versions).isNotEmpty();
    assertThat(Contract.releasedSchemas().stream().map(Path::getParent).toList())
        .containsExactlyInAnyOrderElementsOf(versions);
    assertThat(Contract.releasedTopics().stream().map(Path::getParent).toList())
        .containsExactlyInAnyOrderElementsOf(versions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /channels                                         | tipPredictions | /channels/tipPredictions is gone
          /channels/rideEvents                              | address        | /channels/rideEvents/address: "taxi.ride-events.v1" is nothing
          /channels/rideEvents/messages                     | RideCancelled  | /channels/rideEvents/messages/RideCancelled is gone
          /channels/zoneTraffic/bindings/kafka              | partitions     | /channels/zoneTraffic/bindings:
          /operations                                       | receiveRideEvents | /operations/receiveRideEvents is gone
          /components/schemas/headers/properties            | ce_id          | /components/schemas/headers/properties/ce_id is gone
          /components/messages/TipPrediction                | payload        | /components/messages/TipPrediction/payload:
          /components/messages/TipPrediction                | headers        | /components/messages/TipPrediction/headers:
          /components/messages/TipPrediction/examples/0/headers | ce_type    | /components/messages/TipPrediction/examples:
          /components/messages/DeadLetter/headers/properties | taxi.consumer | /components/messages/DeadLetter/headers/properties/taxi.consumer is gone
          """)
  void aTopicThatIsNotAsItWasIsFound(String at, String name, String found) {
    var today = Contract.asyncApi();
    ((ObjectNode) today.at(at)).remove(name);

    assertThat(SchemaChanges.breaking(Contract.asyncApi(), today))
        .anyMatch(change -> change.startsWith(found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/channels", "/operations", "/components/messages", "/components/schemas"})
  void anotherTopicBreaksNobody(String at) {
    var yesterday = Contract.asyncApi();
    ((ObjectNode) yesterday.at(at)).remove(yesterday.at(at).fieldNames().next());

    assertThat(SchemaChanges.breaking(yesterday, Contract.asyncApi())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /$defs/Ride            | required             | ["id"]                       | /$defs/Ride/required: at may be missing
          /$defs/Ride            | required             |                              | /$defs/Ride/required: id may be missing
          /$defs/Ride            | required             | ["id","at","zone"]           | /$defs/Ride/required: zone was not always there
          /$defs/Ride            | additionalProperties | false                        | /$defs/Ride/additionalProperties: nothing is false
          /$defs/Ride/properties | cause                |                              | /$defs/Ride/properties/cause is gone
          /$defs                 | Zone                 |                              | /$defs/Zone is gone
          /$defs/Ride/properties/at    | type           | "integer"                    | /$defs/Ride/properties/at/type: "string" is "integer"
          /$defs/Ride/properties/at    | type           | ["string","null"]            | /$defs/Ride/properties/at/type: "string" is ["string","null"]
          /$defs/Ride/properties/at    | format         | "date-time"                  | /$defs/Ride/properties/at/format: nothing is "date-time"
          /$defs/Ride/properties/id    | format         | "uri"                        | /$defs/Ride/properties/id/format: "uuid" is "uri"
          /$defs/Ride/properties/id    | format         |                              | /$defs/Ride/properties/id/format: "uuid" is nothing
          /$defs/Ride/properties/state | enum           | ["open"]                     | /$defs/Ride/properties/state/enum: ["open","over"] is ["open"]
          /$defs/Ride/properties/state | enum           | ["open","over","lost"]       | /$defs/Ride/properties/state/enum: ["open","over"] is ["open","over","lost"]
          /$defs/Ride/properties/cause | examples       | ["traffic"]                  | /$defs/Ride/properties/cause/examples: asked is gone
          /$defs/Ride/properties/zone  | $ref           | "#/$defs/Ride"               | /$defs/Ride/properties/zone/$ref: "#/$defs/Zone" is "#/$defs/Ride"
          /$defs/Ride/properties/stops | items          | {"type":"string","minimum":1} | /$defs/Ride/properties/stops/items/type: "integer" is "string"
          /$defs/Ride/properties/stops | items          |                              | /$defs/Ride/properties/stops/items: {"type":"integer","minimum":1} is nothing
          /$defs/Ride/properties/stops/items | minimum  | 0                            | /$defs/Ride/properties/stops/items/minimum: 1 is 0
          /$defs/Ride/properties/features/additionalProperties | type | "string"       | /$defs/Ride/properties/features/additionalProperties/type: "number" is "string"
          """)
  void aChangeThatBreaksSomebodyIsFound(String at, String name, String value, String found)
      throws IOException {
    assertThat(SchemaChanges.breaking(JSON.readTree(YESTERDAY), planted(at, name, value)))
        .contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /$defs                       | Stop        | {"type":"string"}
          /$defs/Ride/properties       | tip         | {"type":"integer"}
          /$defs/Ride/properties/at    | description | "When it was."
          /$defs/Ride/properties/cause | examples    | ["asked","traffic"]
          /$defs/Ride                  | required    | ["at","id"]
          """)
  void whatOnlyGrowsBreaksNobody(String at, String name, String value) throws IOException {
    assertThat(SchemaChanges.breaking(JSON.readTree(YESTERDAY), planted(at, name, value)))
        .isEmpty();
  }

  /// Yesterday's schema with one keyword of another value, or without it.
  private static JsonNode planted(String at, String name, String value) throws IOException {
    var today = JSON.readTree(YESTERDAY);
    var place = (ObjectNode) today.at(at);
    if (value == null) {
      place.remove(name);
    } else {
      place.set(name, JSON.readTree(value));
    }
    return today;
  }
}
