package io.taxiapp.backend.page;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// The documents that programs are written by.
@Controller
final class DocumentController {

  private static final String YAML = "application/yaml";
  private static final String SCHEMA = "application/schema+json";

  private final byte[] openApi = Resource.read("/META-INF/swagger/taxiapp.yml");
  private final byte[] asyncApi = Resource.read("/contract/asyncapi.yml");
  private final byte[] schemas = Resource.read("/contract/events.schema.json");

  /// This document.
  @Get("/openapi.yml")
  @Produces(YAML)
  byte[] openApi() {
    return openApi.clone();
  }

  /// The topics: their layout, keys, headers and messages, as an AsyncAPI document.
  @Get("/asyncapi.yml")
  @Produces(YAML)
  byte[] asyncApi() {
    return asyncApi.clone();
  }

  /// Every message on the topics, as JSON Schema.
  @ApiResponse(
      responseCode = "200",
      description = "The schema",
      content =
          @Content(
              mediaType = SCHEMA,
              schema = @Schema(type = "object", description = "JSON Schema")))
  @Get("/events.schema.json")
  @Produces(SCHEMA)
  byte[] schemas() {
    return schemas.clone();
  }
}
