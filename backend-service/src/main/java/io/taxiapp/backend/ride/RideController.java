package io.taxiapp.backend.ride;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taxiapp.backend.estimate.RideFactsReader;
import io.taxiapp.backend.limit.InFlight;
import io.taxiapp.backend.problem.Fields;
import io.taxiapp.backend.problem.ProblemResponse;
import io.taxiapp.backend.problem.RideId;
import io.taxiapp.backend.problem.UnavailableResponse;
import io.taxiapp.backend.trace.TraceFilter;
import io.taxiapp.backend.view.Ride;
import io.taxiapp.event.RideEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Rides: requested by riders, reported on by drivers. What is accepted here is in Kafka.
@ProblemResponse
@UnavailableResponse
@Controller("/rides")
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(InFlight.PUBLISHING)
final class RideController {

  private static final byte[] NOTHING_TO_SAY = {'{', '}'};

  private final RideRequests requests;
  private final RideReports reports;
  private final RideFactsReader reader;
  private final InstantSource clock;

  RideController(
      RideRequests requests, RideReports reports, RideFactsReader reader, InstantSource clock) {
    this.requests = requests;
    this.reports = reports;
    this.reader = reader;
    this.clock = clock;
  }

  /// Requests a ride: 201 with the ride and its initial duration. With an Idempotency-Key, the
  /// same request again is answered 200 with the same ride. It is the same if all fields are; one
  /// that is left out has its default, and requestedAt is then taken as the ride's. Stated, it has
  /// to be the ride's, also if the first request did not state it.
  ///
  /// @param key the rider's own name for this request, 1 to 255 characters
  @Post
  @ApiResponse(responseCode = "200", description = "The ride of an earlier request with this key")
  @ApiResponse(
      responseCode = "201",
      description = "The ride",
      content = @Content(schema = @Schema(implementation = Ride.class)))
  HttpResponse<Ride> request(
      HttpRequest<?> request,
      @Header(RequestedRide.KEY) @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RideRequestBody.class)))
          @Body
          byte @Nullable [] body) {
    var keys = request.getHeaders().getAll(RequestedRide.KEY); // `key` is the first of them
    var requested = RequestedRide.read(json(body), keys, reader);
    return switch (requests.request(requested, TraceFilter.trace(request))) {
      case RideRequests.RequestResult.Created(Ride ride) ->
          HttpResponse.created(ride, URI.create("/rides/" + ride.rideId()));
      case RideRequests.RequestResult.Repeated(Ride ride) -> HttpResponse.ok(ride);
    };
  }

  /// Reports where the taxi is: 202 with the ride.
  @Post("/{rideId}/progress")
  @ApiResponse(
      responseCode = "202",
      description = "The ride",
      content = @Content(schema = @Schema(implementation = Ride.class)))
  HttpResponse<Ride> progress(
      HttpRequest<?> request,
      String rideId,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Report.Progress.class)))
          @Body
          byte @Nullable [] body) {
    return report(request, rideId, body, Report.Progress.class);
  }

  /// Reports that the ride is over, and the actuals: 202 with the ride.
  @Post("/{rideId}/completion")
  @ApiResponse(
      responseCode = "202",
      description = "The ride",
      content = @Content(schema = @Schema(implementation = Ride.class)))
  HttpResponse<Ride> completion(
      HttpRequest<?> request,
      String rideId,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Report.Completion.class)))
          @Body
          byte @Nullable [] body) {
    return report(request, rideId, body, Report.Completion.class);
  }

  /// Reports that the ride will not be completed: 202 with the ride. Nothing has to be said with
  /// it.
  @Post("/{rideId}/cancellation")
  @Consumes(MediaType.ALL) // What is no body is of no type; JsonOnly sees to what is one.
  @ApiResponse(
      responseCode = "202",
      description = "The ride",
      content = @Content(schema = @Schema(implementation = Ride.class)))
  HttpResponse<Ride> cancellation(
      HttpRequest<?> request,
      String rideId,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Report.Cancellation.class)))
          @Body
          @Nullable InputStream body) // The server calls nothing that takes an array without one.
      throws IOException {
    byte[] said = body == null ? NOTHING_TO_SAY : body.readAllBytes();
    return report(
        request, rideId, said.length == 0 ? NOTHING_TO_SAY : said, Report.Cancellation.class);
  }

  private <R extends Record & Report> HttpResponse<Ride> report(
      HttpRequest<?> request, String rideId, byte @Nullable [] body, Class<R> type) {
    var id = RideId.parse(rideId);
    var fields = json(body);
    var report = fields.read(type, clock.instant().plus(RideEvent.FARTHEST_AHEAD));
    report.check(fields);
    fields.finish();
    return HttpResponse.accepted().body(reports.report(id, report, TraceFilter.trace(request)));
  }

  private static Fields json(byte @Nullable [] body) {
    return io.taxiapp.backend.problem.Body.object(body);
  }
}
