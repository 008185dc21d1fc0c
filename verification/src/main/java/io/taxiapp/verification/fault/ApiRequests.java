package io.taxiapp.verification.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/// Draws requests from an OpenAPI document: each operation, its parameters and its body as their
/// schemas have them, then nearly all of them made wrong somewhere.
final class ApiRequests {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int OVER_THE_LARGEST_BODY = 64 * 1024 + 1;
  private static final int MAX_OF_HEADERS = 8 * 1024;
  private static final String LARGE_HEADER = "X-Large";
  private static final List<String> WORDS =
      List.of(
          "null",
          "-1",
          "1e400",
          "NaN",
          "\"\"",
          "[]",
          "{}",
          "true",
          "99999999999999999999",
          "\\u0000",
          "\uD800",
          "'",
          "\"",
          "{",
          "}",
          ",",
          "0x1",
          "1.5",
          "2026-99-99T99:99:99Z",
          "𝄞");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

  private final URI backend;
  private final JsonNode schemas;
  private final List<Operation> operations = new ArrayList<>();

  private record Operation(String method, String path, JsonNode parameters, JsonNode body) {}

  /// @param document in YAML
  ApiRequests(URI backend, String document) throws IOException {
    this.backend = backend;
    var api = new YAMLMapper().readTree(document);
    schemas = api.at("/components/schemas");
    for (var path : api.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var parts = operation.getValue();
        operations.add(
            new Operation(
                operation.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                parts.path("parameters"),
                parts.at("/requestBody/content/application~1json/schema")));
      }
    }
  }

  HttpRequest draw(Random random) {
    var operation = pick(operations, random);
    boolean sound = random.nextInt(20) == 0;
    var method = sound || random.nextInt(10) > 0 ? operation.method() : pick(METHODS, random);
    var type = sound || random.nextInt(10) > 0 ? "application/json" : "text/plain";
    var builder =
        HttpRequest.newBuilder(uri(operation, random))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body(operation, sound, random), UTF_8));
    for (var parameter : operation.parameters()) {
      if (parameter.get("in").asText().equals("header") && random.nextBoolean()) {
        var value = pick(WORDS, random).replaceAll("[^ -~]", "?");
        builder.header(parameter.get("name").asText(), value);
      }
    }
    if (random.nextInt(50) == 0) {
      builder.header(LARGE_HEADER, "x".repeat(random.nextInt(20_000)));
    }
    if (random.nextInt(50) == 0) {
      builder.header("Accept", pick(List.of("text/html", "image/png", "*/*", "x"), random));
    }
    return builder.build();
  }

  /// Whether it is more than the backend reads to its end.
  static boolean isOversized(HttpRequest request) {
    return request.bodyPublisher().map(BodyPublisher::contentLength).orElse(0L)
            >= OVER_THE_LARGEST_BODY
        || request.headers().firstValue(LARGE_HEADER).orElse("").length() > MAX_OF_HEADERS;
  }

  private URI uri(Operation operation, Random random) {
    var id = random.nextInt(4) == 0 ? pick(WORDS, random) : UUID.randomUUID().toString();
    var path = operation.path().replaceAll("\\{[^}]*}", encoded(id).replace("\\", ""));
    var query = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      if (parameter.get("in").asText().equals("query") && random.nextInt(3) > 0) {
        query.add(parameter.get("name").asText() + "=" + encoded(pick(WORDS, random)));
      }
    }
    if (random.nextInt(100) == 0) {
      path += "/" + encoded(pick(WORDS, random));
    }
    return backend.resolve(query.isEmpty() ? path : path + "?" + String.join("&", query));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private String body(Operation operation, boolean sound, Random random) {
    if (operation.body().isMissingNode()) {
      return random.nextInt(10) == 0 ? pick(WORDS, random) : "";
    }
    if (random.nextInt(100) == 0) {
      return " ".repeat(OVER_THE_LARGEST_BODY);
    }
    var value = value(operation.body(), random);
    if (sound) {
      return value.toString();
    }
    spoil(value, random);
    return random.nextBoolean() ? value.toString() : spoiltText(value.toString(), random);
  }

  /// What the schema allows, more or less.
  private JsonNode value(JsonNode schema, Random random) {
    if (schema.has("$ref")) {
      var name = schema.get("$ref").asText();
      return value(schemas.path(name.substring(name.lastIndexOf('/') + 1)), random);
    }
    if (schema.has("enum")) {
      return pick(elements(schema.get("enum")), random);
    }
    for (var alternatives : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.has(alternatives)) {
        return value(pick(elements(schema.get(alternatives)), random), random);
      }
    }
    var type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
      case "object" -> object(schema, random);
      case "array" -> JSON.arrayNode().add(value(schema.path("items"), random));
      case "integer" -> JSON.numberNode(random.nextInt(1, 264));
      case "number" -> JSON.numberNode(random.nextInt(40, 42) + random.nextDouble());
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default ->
          JSON.textNode(
              schema.path("format").asText().equals("date-time")
                  ? "2026-01-15T12:%02d:00Z".formatted(random.nextInt(60))
                  : "USD");
    };
  }

  private ObjectNode object(JsonNode schema, Random random) {
    var required =
        elements(schema.path("required")).stream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    var object = JSON.objectNode();
    for (var property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || random.nextBoolean()) {
        object.set(property.getKey(), value(property.getValue(), random));
      }
    }
    return object;
  }

  /// A field is another value, gone, or one too many.
  private static void spoil(JsonNode value, Random random) {
    if (!(value instanceof ObjectNode object) || object.isEmpty()) {
      return;
    }
    var name = pick(object.propertyStream().map(field -> field.getKey()).toList(), random);
    var field = object.get(name);
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "s", field);
      case 2 -> object.set(name, JSON.arrayNode().add(field));
      case 3 -> spoil(field, random);
      default ->
          object.set(
              name,
              pick(
                  List.of(
                      JSON.nullNode(),
                      JSON.numberNode(-1),
                      JSON.numberNode(Long.MAX_VALUE),
                      JSON.numberNode(0.5),
                      JSON.textNode(""),
                      JSON.textNode("x".repeat(random.nextInt(2_000))),
                      JSON.booleanNode(true),
                      JSON.objectNode()),
                  random));
    }
  }

  /// Letters are other ones, gone, or there many times.
  private static String spoiltText(String text, Random random) {
    var body = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !body.isEmpty(); i--) {
      int from = random.nextInt(body.length());
      int to = Math.min(body.length(), from + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> body.replace(from, to, pick(WORDS, random));
        case 1 -> body.delete(from, to);
        default -> body.insert(from, body.substring(from, to).repeat(random.nextInt(50)));
      }
    }
    return body.toString();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return array instanceof ArrayNode elements ? elements.valueStream().toList() : List.of();
  }

  private static <T> T pick(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
