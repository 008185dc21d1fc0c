package io.taxiapp.cli;

import io.taxiapp.local.process.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which Kafka, and how to get in.
final class KafkaOptions {

  @Option(
      names = {"--kafka", "--bootstrap"},
      converter = OptionConverters.Brokers.class,
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      scope = ScopeType.INHERIT,
      description = "A broker (default: ${DEFAULT-VALUE}).")
  private String kafka = "";

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Client properties as for Kafka's own tools: security.protocol, ssl.*, sasl.*.")
  private @Nullable Path commandConfig;

  /// What a Kafka client has to be told.
  ///
  /// @throws IllegalArgumentException if there is no such file
  Map<String, Object> client() {
    var client = new HashMap<String, Object>();
    if (commandConfig != null) {
      var properties = read(commandConfig);
      properties
          .stringPropertyNames()
          .forEach(name -> client.put(name, properties.getProperty(name)));
    }
    client.put("bootstrap.servers", kafka);
    return client;
  }

  /// The same, once a broker has answered.
  ///
  /// @throws IllegalStateException if none does
  Map<String, Object> reached() throws InterruptedException {
    var client = client();
    RunningKafka.require("--kafka", client);
    return client;
  }

  private static Properties read(Path file) {
    var properties = new Properties();
    try (var in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw noProperties(FileFault.words(e), e);
    } catch (IllegalArgumentException e) {
      throw noProperties(file + ": " + e.getMessage(), e);
    }
    return properties;
  }

  private static IllegalArgumentException noProperties(String found, Exception e) {
    return new IllegalArgumentException(
        "--command-config: expected a file of properties, found " + found, e);
  }
}
