package io.taxiapp.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.event.ZoneTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final ObjectMapper TREE = new ObjectMapper();

  static List<RideMessage> messages() {
    return SampleMessages.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageIsWrittenAsItsGoldenFileSays(RideMessage message) throws IOException {
    var golden = golden(message);

    var written = TREE.readTree(EventJson.write(message));

    assertThat(written).isEqualTo(TREE.readTree(golden));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyGoldenFileIsReadAsItsMessage(RideMessage message) throws IOException {
    var read = EventJson.read(golden(message), RideMessage.class);

    assertThat(read).isEqualTo(message);
  }

  @Test
  void zoneTrafficIsWrittenAsItsGoldenFileSays() throws IOException {
    var golden = Files.readAllBytes(GOLDEN.resolve("ZoneTraffic.json"));

    assertThat(TREE.readTree(EventJson.write(SampleMessages.traffic())))
        .isEqualTo(TREE.readTree(golden));
    assertThat(EventJson.read(golden, ZoneTraffic.class)).isEqualTo(SampleMessages.traffic());
  }

  @Test
  void zoneTrafficFromBeforeItHadASequenceIsRead() {
    var first = "{\"zone\":74,\"asOf\":\"2026-01-15T17:00:00Z\",\"paceRatio\":1.5,\"weight\":2.0}";

    assertThat(EventJson.read(first.getBytes(UTF_8), ZoneTraffic.class).sequence()).isEmpty();
  }

  @Test
  void aPropertyOfALaterVersionIsIgnored() {
    var later = json().replaceFirst("\\{", "{\"vehicle\":{\"plate\":\"T123\"},");

    assertThat(EventJson.read(later.getBytes(UTF_8), RideEvent.class))
        .isEqualTo(SampleMessages.requested());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "passengers":2        | "passengers":null         | passengers
          "passengers":2,       |                           | passengers
          "passengers":2        | "passengers":2.5          | passengers
          "passengers":2        | "passengers":-1           | passengers: expected
          "riderId":"rider-7"   | "riderId":null            | riderId
          "riderId":"rider-7"   | "riderId":" "             | riderId: expected
          "riderId":"rider-7",  |                           | riderId
          "pickupZone":74       | "pickupZone":266          | pickupZone: expected
          "pickupZone":74       | "pickupZone":1,"pickupZone":2 | pickupZone
          "latitude":40.8013    | "latitude":NaN            | NaN
          "latitude":40.8013    | "latitude":140            | latitude: expected
          "card"                | "cheque"                  | cheque
          ride-requested        | ride-teleported           | ride-teleported
          }}}                    | }}} {}                     | Trailing token
          }}}                    | }}                         | end-of-input
          """)
  void aMessageThatCannotBeIsRefusedByName(String found, String replaced, String named) {
    var bad = json().replace(found, replaced == null ? "" : replaced);
    assertThat(bad).isNotEqualTo(json());

    assertThatThrownBy(() -> EventJson.read(bad.getBytes(UTF_8), RideEvent.class))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("expected the JSON of a RideEvent")
        .hasMessageContaining(named);
  }

  @Test
  void aTombstoneAndTheLiteralNullAreRefused() {
    assertThatThrownBy(() -> EventJson.read(null, RideEvent.class))
        .hasMessageContaining("tombstone");
    assertThatThrownBy(() -> EventJson.read("null".getBytes(UTF_8), RideEvent.class))
        .hasMessageContaining("literal null");
  }

  @Test
  void aTextThatNoStoreCouldRememberIsRefused() {
    var long10k = json().replace("rider-7", "r".repeat(10_000));
    var longer = json().replace("rider-7", "r".repeat(10_001));

    assertThat(EventJson.read(long10k.getBytes(UTF_8), RideEvent.class)).isNotNull();
    assertThatThrownBy(() -> EventJson.read(longer.getBytes(UTF_8), RideEvent.class))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("String value length");
  }

  @Test
  void deepNestingIsRefusedBeforeItCostsAnything() {
    var deep = json().replaceFirst("\\{", "{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + ",");

    assertThatThrownBy(() -> EventJson.read(deep.getBytes(UTF_8), RideEvent.class))
        .hasMessageContaining("nesting depth");
  }

  @Test
  void keysAreTextAndAMissingOrMalformedOneIsRefused() {
    var keys = Topics.RIDE_EVENTS.key();
    var id = SampleMessages.requested().rideId();

    assertThat(keys.serializer().serialize("", id)).isEqualTo(id.toString().getBytes(UTF_8));
    assertThat(keys.deserializer().deserialize("", id.toString().getBytes(UTF_8))).isEqualTo(id);
    assertThatThrownBy(() -> keys.deserializer().deserialize("", (byte[]) null))
        .hasMessage("key: expected a ride id (UUID), found none");
    assertThatThrownBy(() -> keys.deserializer().deserialize("", "ride 7".getBytes(UTF_8)))
        .hasMessage("key: expected a ride id (UUID), found 'ride 7'");
  }

  private static byte[] golden(RideMessage message) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(message.getClass().getSimpleName() + ".json"));
  }

  private static String json() {
    return new String(EventJson.write(SampleMessages.requested()), UTF_8);
  }
}
