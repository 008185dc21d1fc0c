package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class KafkaOptionsTest {

  @Test
  void aClientIsToldTheAddressAndWhatTheFileSays(@TempDir Path directory) throws Exception {
    var file = directory.resolve("client.properties");
    Files.writeString(
        file,
        """
        # of the operator
        bootstrap.servers=elsewhere:9092
        security.protocol=SASL_SSL
        ssl.truststore.location=/etc/taxi/truststore.p12
        """);

    assertThat(options("--kafka=kafka:9093", "--command-config=" + file).client())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "kafka:9093",
                "security.protocol", "SASL_SSL",
                "ssl.truststore.location", "/etc/taxi/truststore.p12"));
  }

  @Test
  void withoutAFileItIsToldTheAddressAlone() {
    assertThat(options().client()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
  }

  @Test
  void aFileThatCannotBeReadIsRefused(@TempDir Path directory) throws Exception {
    var malformed = Files.writeString(directory.resolve("malformed"), "sasl.jaas.config=\\u12");

    for (var file : new Path[] {directory, directory.resolve("missing"), malformed}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options("--command-config=" + file).client())
          .withMessageStartingWith("--command-config: expected a file of properties, found ");
    }
  }

  private static KafkaOptions options(String... arguments) {
    return CommandLine.populateCommand(new KafkaOptions(), arguments);
  }
}
