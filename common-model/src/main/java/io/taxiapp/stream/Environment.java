package io.taxiapp.stream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The process's environment variables, read by name; every refusal names the variable, what was
/// expected and what was found.
public record Environment(Map<String, String> variables) {

  private static final String KAFKA_PREFIX = "TAXI_KAFKA_";

  public String text(String name, String fallback) {
    return variables.getOrDefault(name, fallback);
  }

  public Path path(String name, String fallback) {
    return Path.of(text(name, fallback)).toAbsolutePath().normalize();
  }

  public int integer(String name, int fallback, int min, int max) {
    var found = variables.get(name);
    if (found == null) {
      return fallback;
    }
    var expected = "a whole number from " + min + " to " + max;
    var value = parse(name, expected, found, Integer::parseInt);
    if (value < min || value > max) {
      throw refusal(name, expected, found);
    }
    return value;
  }

  /// Where health and metrics are answered, `TAXI_HEALTH_ADDRESS` and `TAXI_HEALTH_PORT`: on this
  /// machine alone, unless it is said otherwise.
  public InetSocketAddress health(int defaultPort) {
    var host =
        parse(
            "TAXI_HEALTH_ADDRESS",
            "an IP address such as 127.0.0.1, or 0.0.0.0 for all of this machine",
            text("TAXI_HEALTH_ADDRESS", "127.0.0.1"),
            InetAddress::ofLiteral);
    return new InetSocketAddress(host, integer("TAXI_HEALTH_PORT", defaultPort, 0, 65_535));
  }

  public Instant instant(String name, Instant fallback) {
    var found = variables.get(name);
    return found == null
        ? fallback
        : parse(name, "a moment such as 2026-01-31T12:00:00Z", found, Instant::parse);
  }

  public boolean flag(String name, boolean fallback) {
    var found = variables.get(name);
    return switch (found) {
      case null -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> throw refusal(name, "true or false", found);
    };
  }

  /// Every `TAXI_KAFKA_SOME_NAME` as the Kafka client property `some.name`, `bootstrap.servers`
  /// always among them.
  public Map<String, String> kafka() {
    var properties = new TreeMap<String, String>();
    properties.put("bootstrap.servers", "127.0.0.1:9092");
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(KAFKA_PREFIX)) {
            properties.put(
                name.substring(KAFKA_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                value);
          }
        });
    return properties;
  }

  private static <T> T parse(
      String name, String expected, String found, Function<String, T> parser) {
    try {
      return parser.apply(found);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refusal(name, expected, found);
    }
  }

  private static IllegalArgumentException refusal(String name, String expected, String found) {
    return new IllegalArgumentException(
        name + ": expected " + expected + ", found '" + found + "'");
  }
}
