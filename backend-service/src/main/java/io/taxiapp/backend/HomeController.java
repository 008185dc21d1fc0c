package io.taxiapp.backend;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What there is, and the document that describes it.
@Controller
final class HomeController {

  private static final String DOCUMENT = "/META-INF/swagger/taxiapp.yml";

  /// Where to go from here.
  @Get
  Map<String, String> home() {
    var links = new LinkedHashMap<String, String>();
    links.put("service", "TaxiApp backend");
    links.put("rides", "/rides");
    links.put("durationEstimates", "/duration-estimates");
    links.put("zones", "/zones");
    links.put("models", "/models");
    links.put("openApi", "/openapi.yml");
    links.put("health", "/health/readiness");
    links.put("metrics", "/prometheus");
    return links;
  }

  /// This document.
  @Get("/openapi.yml")
  @Produces("application/yaml")
  HttpResponse<byte[]> openApi() {
    try (var document = HomeController.class.getResourceAsStream(DOCUMENT)) {
      if (document == null) {
        throw new IllegalStateException("expected " + DOCUMENT + " in the jar, found none");
      }
      return HttpResponse.ok(document.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
