package io.taxiapp.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Yesterday's readers can read today's messages, and today's reader yesterday's. The files of a
/// version are added when it is released, and never changed.
final class ReleasedMessagesTest {

  static List<Path> released() throws IOException {
    return Contract.released();
  }

  @ParameterizedTest
  @MethodSource("released")
  void whatAReleasedVersionWroteCanStillBeRead(Path file) {
    var json = Contract.released(file).toString().getBytes(UTF_8);
    var type = name(file).equals("ZoneTraffic") ? ZoneTraffic.class : RideMessage.class;

    assertThatCode(() -> EventJson.read(json, type)).doesNotThrowAnyException();
    assertThat(Contract.violations(name(file), Contract.released(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("released")
  void whatAReleasedReaderExpectsIsStillThere(Path file) {
    assertThat(missing("", Contract.released(file), Contract.golden(name(file)))).isEmpty();
  }

  @Test
  void aPropertyThatIsGoneOrOfAnotherKindIsFound() throws IOException {
    var yesterday = new ObjectMapper().readTree("{\"a\":1,\"b\":{\"c\":\"x\"},\"d\":\"y\"}");
    var today =
        (ObjectNode) new ObjectMapper().readTree("{\"a\":\"1\",\"b\":{},\"d\":\"z\",\"e\":2}");

    assertThat(missing("", yesterday, today))
        .containsExactly("/a: NUMBER is STRING", "/b/c is gone");
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private static List<String> missing(String at, JsonNode yesterday, JsonNode today) {
    var missing = new ArrayList<String>();
    for (var property : yesterday.properties()) {
      var path = at + "/" + property.getKey();
      var now = today.path(property.getKey());
      if (at.endsWith("/features")) {
        continue; // which features a model takes is the model's to say
      }
      if (now.isMissingNode()) {
        missing.add(path + " is gone");
      } else if (now.getNodeType() != property.getValue().getNodeType()) {
        missing.add(path + ": " + property.getValue().getNodeType() + " is " + now.getNodeType());
      } else {
        missing.addAll(missing(path, property.getValue(), now));
      }
    }
    return missing;
  }
}
