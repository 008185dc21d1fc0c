package io.taxiapp.backend.view;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taxiapp.backend.problem.ProblemResponse;
import io.taxiapp.backend.problem.RideId;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// What is known about a ride.
@ProblemResponse
@Controller("/rides/{rideId}")
final class RideViewController {

  private final RideView view;
  private final RideStreams streams;

  RideViewController(RideView view, RideStreams streams) {
    this.view = view;
    this.streams = streams;
  }

  /// The ride with the latest of everything: status, corrected duration, tip, cost, actuals.
  @Get
  Ride ride(String rideId) {
    return view.get(RideId.parse(rideId)).ride().orElseThrow();
  }

  /// All predictions so far, each with its cause, its model and the feature row it was computed
  /// from.
  @Get("/predictions")
  Predictions predictions(String rideId) {
    return view.get(RideId.parse(rideId)).predictions();
  }

  /// The ride as server-sent events: ride-event, duration, tip, cost (data: the message as
  /// it stands on its topic) and end. With Last-Event-ID the stream goes on where it broke off,
  /// on any replica.
  @Get(value = "/events", produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
  HttpResponse<Publisher<byte[]>> events(
      String rideId, @Header("Last-Event-ID") @Nullable String lastEventId) {
    var history = view.get(RideId.parse(rideId));
    var from = lastEventId == null ? StreamPosition.START : StreamPosition.parse(lastEventId);
    var nothingMore = lastEventId != null && history.finished() && history.after(from).isEmpty();
    if (nothingMore) {
      return HttpResponse.noContent(); // tells an EventSource not to come back
    }
    return HttpResponse.<Publisher<byte[]>>ok(streams.stream(history, from))
        .header("Cache-Control", "no-cache")
        .header("X-Accel-Buffering", "no");
  }
}
