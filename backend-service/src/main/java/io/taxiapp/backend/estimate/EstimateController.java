package io.taxiapp.backend.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taxiapp.backend.problem.Fields;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.problem.ProblemResponse;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.feature.RideFacts;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Durations without a ride; needs no Kafka. Answered on the event loop: handing a request over to
/// another thread takes longer than the estimate.
@ProblemResponse
@Controller("/duration-estimates")
final class EstimateController {

  /// For the API document: many at a time.
  abstract static class Requests extends AbstractList<EstimateRequest> {}

  /// Likewise.
  abstract static class Estimates extends AbstractList<InitialDuration> {}

  private static final int MAX = 1_000;
  private static final Duration AHEAD = Duration.ofDays(1);

  private final RideFactsReader reader;
  private final DurationEstimate estimate;

  EstimateController(RideFactsReader reader, DurationEstimate estimate) {
    this.reader = reader;
    this.estimate = estimate;
  }

  /// How long a ride would take. One object gives one estimate, an array of up to 1000 gives an
  /// array.
  @Post
  @ApiResponse(
      responseCode = "200",
      description = "One estimate, or an array of them",
      content = @Content(schema = @Schema(oneOf = {InitialDuration.class, Estimates.class})))
  @Consumes(MediaType.APPLICATION_JSON)
  Object estimate(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(oneOf = {EstimateRequest.class, Requests.class})))
          @Body
          byte @Nullable [] body) {
    var json = io.taxiapp.backend.problem.Body.json(body);
    return json.isArray() ? many(json) : estimate.of(facts(Fields.of(json)));
  }

  private List<InitialDuration> many(JsonNode rides) {
    if (rides.isEmpty() || rides.size() > MAX) {
      throw ProblemException.invalid(
          "body", "an array of 1 to " + MAX + " objects", "an array of " + rides.size());
    }
    var facts = new ArrayList<RideFacts>();
    for (int i = 0; i < rides.size(); i++) {
      facts.add(facts(Fields.of(rides.get(i), i)));
    }
    return facts.stream().map(estimate::of).toList();
  }

  private RideFacts facts(Fields fields) {
    var facts = reader.read(fields, fields.read(EstimateRequest.class, reader.latest(AHEAD)));
    fields.finish();
    return facts;
  }
}
