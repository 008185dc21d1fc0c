package io.taxiapp.verification.rider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.IntStream;

/// JSON as it was answered, and what differs in it.
final class Json {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /// @throws IllegalArgumentException if it is no JSON
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected JSON, found " + text, e);
    }
  }

  /// What is not in one as it is expected, the first of it; what else is in it does not matter.
  static Optional<String> difference(JsonNode expected, JsonNode found) {
    return difference("", expected, found);
  }

  private static Optional<String> difference(String at, JsonNode expected, JsonNode found) {
    if (expected.isObject() && found.isObject()) {
      return expected.properties().stream()
          .flatMap(
              field ->
                  difference(
                      at + "/" + field.getKey(), field.getValue(), found.path(field.getKey()))
                      .stream())
          .findFirst();
    }
    if (expected.isArray() && found.isArray()) {
      return expected.size() == found.size()
          ? IntStream.range(0, expected.size())
              .mapToObj(i -> difference(at + "/" + i, expected.get(i), found.get(i)))
              .flatMap(Optional::stream)
              .findFirst()
          : Optional.of("%s: expected %d, found %d".formatted(at, expected.size(), found.size()));
    }
    return isSame(expected, found)
        ? Optional.empty()
        : Optional.of(
            "%s: expected %s, found %s"
                .formatted(at, expected, found.isMissingNode() ? "nothing" : found));
  }

  private static boolean isSame(JsonNode expected, JsonNode found) {
    return (expected.isNumber() && found.isNumber())
        ? expected.decimalValue().compareTo(found.decimalValue()) == 0
        : expected.equals(found);
  }
}
