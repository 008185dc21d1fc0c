package io.taxiapp.cli;

import io.taxiapp.simulator.trip.Incident;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads an incident from the command line.
final class IncidentParser {

  private static final String EXPECTED =
      "--incident: expected zone=74,from=PT10M,slowdown=2,for=PT30M, found ";
  private static final Set<String> KEYS = Set.of("zone", "from", "slowdown", "for");

  private IncidentParser() {}

  /// @param first the first request of the replay, which a `from` that is a duration counts from
  /// @throws IllegalArgumentException if it is not understood
  static Incident parse(String text, Instant first) {
    try {
      var parts =
          Arrays.stream(text.split(",", -1))
              .map(part -> part.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      if (!KEYS.containsAll(parts.keySet())) {
        throw new IllegalArgumentException(EXPECTED + text);
      }
      return new Incident(
          Integer.parseInt(part(parts, "zone")),
          from(part(parts, "from"), first),
          Duration.parse(parts.getOrDefault("for", "PT1H")),
          Double.parseDouble(part(parts, "slowdown")));
    } catch (DateTimeException
        | NumberFormatException
        | ArrayIndexOutOfBoundsException
        | IllegalStateException e) {
      throw new IllegalArgumentException(EXPECTED + text, e);
    }
  }

  private static Instant from(String from, Instant first) {
    return from.startsWith("P") ? first.plus(Duration.parse(from)) : Instant.parse(from);
  }

  private static String part(Map<String, String> parts, String key) {
    var part = parts.get(key);
    if (part == null) {
      throw new IllegalArgumentException(EXPECTED + "no " + key);
    }
    return part;
  }
}
