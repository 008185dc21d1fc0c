package io.taxiapp.backend.page;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/// The documents that programs are written by.
@Controller
final class DocumentController {

  private static final String YAML = "application/yaml";

  private final byte[] openApi = Resource.read("/META-INF/swagger/taxiapp.yml");

  /// This document.
  @Get("/openapi.yml")
  @Produces(YAML)
  byte[] openApi() {
    return openApi.clone();
  }
}
