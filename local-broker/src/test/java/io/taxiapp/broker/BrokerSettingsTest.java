package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrokerSettingsTest {
  @Test
  void thePortIsKafkasUnlessToldOtherwise() {
    assertThat(BrokerSettings.of(List.of("--dir", "/data"), Map.of()))
        .isEqualTo(new BrokerSettings(Path.of("/data"), 9092));
  }

  @Test
  void theEnvironmentCountsWhereNoArgumentIsGiven() {
    var environment = Map.of("TAXI_BROKER_DIR", "/environment", "TAXI_BROKER_PORT", "1000");

    var settings = BrokerSettings.of(List.of("--port", "2000"), environment);

    assertThat(settings).isEqualTo(new BrokerSettings(Path.of("/environment"), 2000));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                        --dir: expected a directory",
    "--dir,                     --dir: expected a value",
    "--dir /data --port x,      '--port: expected a number, found x'",
    "--dir /data --port 70000,  '--port: expected 0 to 65535, found 70000'",
    "--dir /data --prot 9092,   'expected --dir or --port, found --prot'",
  })
  void whatMakesNoSenseIsAnErrorThatNamesIt(String arguments, String message) {
    List<String> list = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerSettings.of(list, Map.of()))
        .withMessageStartingWith(message);
  }
}
