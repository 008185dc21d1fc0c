package io.taxiapp.k8s;

import com.fasterxml.jackson.databind.JsonNode;

/// One rendered resource.
record Manifest(JsonNode json) {

  /// API version and kind, such as `apps/v1 Deployment`.
  String type() {
    return json.path("apiVersion").asText() + " " + kind();
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.path("metadata").path("name").asText();
  }

  JsonNode spec() {
    return json.path("spec");
  }

  /// The specification of its pods; missing if it has none.
  JsonNode pod() {
    return spec().path("template").path("spec");
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
