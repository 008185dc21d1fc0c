package io.taxiapp.backend.page;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taxiapp.backend.problem.ProblemResponse;

/// The documents that programs are written by.
@ProblemResponse
@Controller
final class DocumentController {

  private static final String YAML = "application/yaml";
  private static final String SCHEMA = "application/schema+json";

  private final String openApi = OpenApiDocument.read();
  private final byte[] asyncApi = Resource.read("/contract/asyncapi.yml");
  private final byte[] schemas = Resource.read("/contract/events.schema.json");

  /// This document.
  @ApiResponse(
      responseCode = "200",
      description = "The document",
      content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
  @Get("/openapi.yml")
  @Produces(YAML)
  String openApi() {
    return openApi;
  }

  /// The topics: their layout, keys, headers and messages, as an AsyncAPI document.
  @ApiResponse(
      responseCode = "200",
      description = "The document",
      content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
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
