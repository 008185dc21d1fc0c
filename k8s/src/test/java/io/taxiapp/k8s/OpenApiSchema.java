package io.taxiapp.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The structural schema of a custom resource, as strict as an API server that validates fields:
/// type, required and unknown fields, enumerations, patterns, bounds. Alternatives (`oneOf`) and
/// CEL rules are not looked at.
record OpenApiSchema(JsonNode schema) {

  List<String> violations(String path, JsonNode value) {
    var found = new ArrayList<String>();
    check(path, schema, value, found);
    return found;
  }

  private static void check(String path, JsonNode schema, JsonNode value, List<String> found) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      expect(
          value.isTextual() || value.isIntegralNumber(),
          path,
          "a number or a string",
          value,
          found);
      return;
    }
    switch (schema.path("type").asText()) {
      case "object" -> object(path, schema, value, found);
      case "array" -> {
        if (expect(value.isArray(), path, "a list", value, found)) {
          for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", schema.path("items"), value.get(i), found);
          }
        }
      }
      case "string" -> {
        if (expect(value.isTextual(), path, "a string", value, found)) {
          text(path, schema, value, found);
        }
      }
      case "integer" -> {
        if (expect(value.isIntegralNumber(), path, "a whole number", value, found)) {
          bounds(path, schema, value, found);
        }
      }
      case "number" -> expect(value.isNumber(), path, "a number", value, found);
      case "boolean" -> expect(value.isBoolean(), path, "true or false", value, found);
      default -> throw new IllegalStateException(path + ": a schema without a type: " + schema);
    }
  }

  private static void object(String path, JsonNode schema, JsonNode value, List<String> found) {
    if (!expect(value.isObject(), path, "fields", value, found)) {
      return;
    }
    for (var name : schema.path("required")) {
      expect(value.has(name.asText()), path, "the field " + name.asText(), value, found);
    }
    var known = schema.path("properties");
    var open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    for (var field : value.properties()) {
      var name = path + "." + field.getKey();
      if (known.has(field.getKey())) {
        check(name, known.get(field.getKey()), field.getValue(), found);
      } else if (schema.has("additionalProperties")) {
        check(name, schema.get("additionalProperties"), field.getValue(), found);
      } else if (!open && !known.isEmpty()) {
        found.add(name + ": expected one of " + names(known) + ", found an unknown field");
      }
    }
  }

  private static void text(String path, JsonNode schema, JsonNode value, List<String> found) {
    var choices = schema.path("enum");
    if (!choices.isMissingNode()) {
      var known = stream(choices).anyMatch(value::equals);
      expect(known, path, "one of " + choices, value, found);
    }
    var pattern = schema.path("pattern");
    if (!pattern.isMissingNode()) {
      expect(value.asText().matches(pattern.asText()), path, pattern.asText(), value, found);
    }
  }

  private static void bounds(String path, JsonNode schema, JsonNode value, List<String> found) {
    var least = schema.path("minimum").asLong(Long.MIN_VALUE);
    var most = schema.path("maximum").asLong(Long.MAX_VALUE);
    expect(value.asLong() >= least, path, "at least " + least, value, found);
    expect(value.asLong() <= most, path, "at most " + most, value, found);
  }

  private static boolean expect(
      boolean holds, String path, String expected, JsonNode value, List<String> found) {
    if (!holds) {
      found.add(path + ": expected " + expected + ", found " + value);
    }
    return holds;
  }

  private static List<String> names(JsonNode properties) {
    return properties.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return java.util.stream.StreamSupport.stream(array.spliterator(), false);
  }
}
