package io.taxiapp.backend.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taxiapp.backend.problem.ProblemResponse;

/// Should the process get requests? The page shows it, and so would a load balancer ask. Whatever
/// else there is to know, whoever runs it asks on a port of its own.
@ProblemResponse
@Controller("/health")
final class HealthController {

  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  /// @param status UP or DOWN
  record Health(String status, String reason) {}

  /// Whether it can do all it is for: Kafka answers and the view of rides is complete. 503 if not.
  @ApiResponse(
      responseCode = "200",
      description = "It can",
      content = @Content(schema = @Schema(implementation = Health.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Why it cannot",
      content = @Content(schema = @Schema(implementation = Health.class)))
  @Get("/readiness")
  HttpResponse<Health> readiness() {
    return readiness
        .obstacle()
        .map(
            reason ->
                HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(new Health("DOWN", reason)))
        .orElseGet(() -> HttpResponse.ok(new Health("UP", "ready")));
  }
}
