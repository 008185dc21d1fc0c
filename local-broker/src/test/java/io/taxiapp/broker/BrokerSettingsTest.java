package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taxiapp.broker.Ports.Relayed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Test
  void oneOfSeveralIsToldTheControllersOfAllAndOneBehindARelayItsPortAndTheRelays() {
    var arguments = "--dir /data --node 2 --controllers 1,2,3 --relayed 4:5".split(" ");

    assertThat(BrokerSettings.of(List.of(arguments), Map.of()))
        .isEqualTo(
            new BrokerSettings(
                Path.of("/data"), 9092, 2, List.of(1, 2, 3), Optional.of(new Relayed(4, 5))));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                        --dir: expected a directory",
    "--dir,                     --dir: expected a value",
    "--dir /data --port x,      '--port: expected a number, found x'",
    "--dir /data --node 2,     '--node: expected 1 to 1, found 2'",
    "--dir /data --relayed 1,  '--relayed: expected two ports, found [1]'",
    "--dir /data --port 70000,  '--port: expected 0 to 65535, found 70000'",
    "--dir /data --prot 9092,   'expected one of --dir, --port, --node, --controllers, --relayed, found --prot'",
  })
  void whatMakesNoSenseIsAnErrorThatNamesIt(String arguments, String message) {
    List<String> list = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerSettings.of(list, Map.of()))
        .withMessageStartingWith(message);
  }
}
