package io.taxiapp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EventSchemaTest {

  private static final Set<Class<?>> OPTIONAL =
      Set.of(Optional.class, OptionalLong.class, OptionalDouble.class);

  static List<Class<?>> messages() {
    return Contract.MESSAGES;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageConformsToItsSchema(Class<?> message) {
    var name = message.getSimpleName();

    assertThat(Contract.violations(name, Contract.golden(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aSchemaNamesWhatItsRecordHasAndRequiresWhatIsAlwaysThere(Class<?> message) {
    var schema = Contract.definitions().get(message.getSimpleName());
    var type =
        Contract.golden(message.getSimpleName()).has("type") ? List.of("type") : List.<String>of();
    var names = new ArrayList<String>(type);
    names.addAll(components(message).map(RecordComponent::getName).toList());
    var always = new ArrayList<String>(type);
    always.addAll(
        components(message)
            .filter(component -> !OPTIONAL.contains(component.getType()))
            .map(RecordComponent::getName)
            .toList());

    assertThat(schema.get("properties").fieldNames()).toIterable().hasSameElementsAs(names);
    assertThat(schema.get("required").valueStream().map(name -> name.asText()))
        .hasSameElementsAs(always);
  }

  @ParameterizedTest
  @CsvSource({
    "DurationPrediction, totalSeconds, \"900\"",
    "DurationPrediction, sequence, 0",
    "DurationPrediction, type, \"tip-prediction\"",
    "TipPrediction, currency, \"dollar\"",
    "RideRequested, pickupZone, 266"
  })
  void aSchemaRefusesWhatCannotBe(String name, String property, String value) throws Exception {
    var wrong = (ObjectNode) Contract.golden(name).deepCopy();
    wrong.set(property, new ObjectMapper().readTree(value));

    assertThat(Contract.violations(name, wrong)).anyMatch(said -> said.contains(property));
  }

  @Test
  void aPropertyOfALaterVersionIsNoViolation() {
    var later = ((ObjectNode) Contract.golden("TipPrediction").deepCopy()).put("charity", 1);

    assertThat(Contract.violations("TipPrediction", later)).isEmpty();
  }

  private static Stream<RecordComponent> components(Class<?> message) {
    return Stream.of(message.getRecordComponents());
  }
}
