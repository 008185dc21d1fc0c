package io.taxiapp.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the document that the service itself serves says about its answers.
record OpenApi(JsonNode document) {

  private static final ObjectMapper JSON = new ObjectMapper();

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

  /// What in an answer is not as the document says; empty if all of it is.
  List<String> violations(String operation, HttpResponse<String> answer) throws IOException {
    var parts = operation.split(" ", 2);
    var responses =
        document
            .get("paths")
            .path(parts[1])
            .path(parts[0].toLowerCase(Locale.ROOT))
            .path("responses");
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
        ? schemaViolations(content.get("schema"), JSON.readTree(answer.body()))
        : List.of();
  }

  private List<String> schemaViolations(JsonNode schema, JsonNode body) {
    var wanted = JSON.createObjectNode();
    wanted.set("allOf", JSON.createArrayNode().add(schema));
    wanted.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(wanted)
        .validate(body)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
