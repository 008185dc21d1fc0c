package io.taxiapp.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunningServiceTest {

  @Test
  void aServiceSaysWhereItsDataIsAndWhomToAsk() {
    assertThat(
            RunningService.of(
                7,
                List.of(
                    "-Xmx160m",
                    "-Djava.io.tmpdir=/data/my taxi/scratch/tip-consumer-2",
                    "-Dtaxi.ready=http://127.0.0.1:8082/health/readiness",
                    "-cp",
                    "/src/taxi/tip-consumer/target/tip-consumer.jar:/src/taxi/tip-consumer/target/lib/*",
                    "io.taxiapp.tip.TipConsumer")))
        .contains(
            new RunningService(
                7,
                "tip-consumer-2",
                Path.of("/data/my taxi"),
                Path.of("/src/taxi"),
                Optional.of("http://127.0.0.1:8082/health/readiness")));
  }

  @Test
  void aBrokersAddressIsItsPort() {
    assertThat(
            RunningService.of(
                7,
                List.of(
                    "-Djava.io.tmpdir=/data/scratch/broker",
                    "-cp",
                    "/src/local-broker/target/local-broker.jar:/src/local-broker/target/lib/*",
                    "io.taxiapp.broker.LocalBrokerProcess",
                    "--dir",
                    "/data/kafka",
                    "--port",
                    "9092")))
        .map(RunningService::address)
        .contains(Optional.of("127.0.0.1:9092"));
  }

  @Test
  void otherProcessesAreNone() {
    assertThat(RunningService.of(7, List.of())).isEmpty();
    assertThat(RunningService.of(7, List.of("-cp", "x.jar", "io.taxiapp.cli.Taxi", "up")))
        .isEmpty();
    assertThat(
            RunningService.of(7, List.of("-Djava.io.tmpdir=/tmp/a/b", "-cp", "/a/b/c.jar", "Main")))
        .isEmpty();
    assertThat(RunningService.of(7, List.of("-Djava.io.tmpdir=/tmp/a/b", "-cp"))).isEmpty();
  }
}
