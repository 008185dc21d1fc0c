package io.taxiapp.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the document that the service itself serves says about requests and answers.
record OpenApi(JsonNode document) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory DRAFT_2020_12 =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  static OpenApi of(LiveBackend live) throws IOException {
    return new OpenApi(new YAMLMapper().readTree(live.get("/openapi.yml").body()));
  }

  /// Such as `GET /rides/{rideId}`.
  List<String> operations() {
    var operations = new ArrayList<String>();
    for (var path : document.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    return operations;
  }

  JsonNode operation(String operation) {
    var parts = operation.split(" ", 2);
    return document.get("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  /// What the body of a request may be.
  JsonNode body(String operation) {
    return operation(operation).at("/requestBody/content/application~1json/schema");
  }

  /// The one object that it may be, or be an array of.
  JsonNode object(String operation) {
    var schema = body(operation);
    var reference = (schema.has("oneOf") ? schema.at("/oneOf/0") : schema).get("$ref").asText();
    return document.at(reference.substring(1));
  }

  JsonNode schemas() {
    return document.at("/components/schemas");
  }

  /// What in the schemas is no JSON Schema, of which OpenAPI 3.1 has the one of 2020-12.
  List<String> wrongInSchemas() {
    return messages(
        DRAFT_2020_12
            .getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()))
            .validate(JSON.createObjectNode().set("$defs", schemas())));
  }

  /// What in an answer is not as the document says; empty if all of it is.
  List<String> violations(String operation, HttpResponse<String> answer) throws IOException {
    var responses = operation(operation).path("responses");
    var status = Integer.toString(answer.statusCode());
    var response =
        responses.has(status) ? responses.get(status) : responses.path(status.charAt(0) + "XX");
    if (response.isMissingNode()) {
      return List.of(
          "status "
              + status
              + " is none of "
              + responses.propertyStream().map(r -> r.getKey()).toList());
    }
    if (answer.body().isEmpty()) {
      return List.of();
    }
    var type = answer.headers().firstValue("content-type").orElse("none").replaceFirst(";.*", "");
    var content = response.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of(
          "content type "
              + type
              + " is none of "
              + response.path("content").propertyStream().map(c -> c.getKey()).toList());
    }
    return type.endsWith("json")
        ? violations(content.get("schema"), JSON.readTree(answer.body()))
        : List.of();
  }

  /// What in a value is not as its schema says, or not said at all.
  List<String> violations(JsonNode schema, JsonNode value) {
    var wanted = JSON.createObjectNode();
    wanted.set("allOf", JSON.createArrayNode().add(schema));
    wanted.set("components", closed(document.get("components").deepCopy()));
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return messages(DRAFT_2020_12.getSchema(wanted, config).validate(value));
  }

  /// An object that names its properties has no others.
  private static JsonNode closed(JsonNode node) {
    node.forEach(OpenApi::closed);
    if (node instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    return node;
  }

  private static List<String> messages(Iterable<?> found) {
    var messages = new ArrayList<String>();
    found.forEach(message -> messages.add(message.toString()));
    return messages;
  }
}
