package io.taxiapp.backend.view;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.problem.ProblemResponse;
import io.taxiapp.backend.problem.RideId;
import io.taxiapp.backend.problem.UnavailableResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// What is known about a ride.
@ProblemResponse
@UnavailableResponse
@Controller("/rides/{rideId}")
final class RideViewController {

  private static final Duration START = Duration.ofSeconds(20);

  private final RideView view;
  private final RideStreams streams;

  RideViewController(RideView view, RideStreams streams) {
    this.view = view;
    this.streams = streams;
  }

  /// The ride with the latest of everything: status, corrected duration, tip, cost, actuals.
  ///
  /// @param wait how long to wait for news, from PT0S to PT30S: with If-None-Match until the ride
  ///     is another than the one of that ETag, without it until the ride changes
  /// @param known the ETag of an earlier answer, from any replica
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "The ride; its ETag changes with it",
      content = @Content(schema = @Schema(implementation = Ride.class)))
  @ApiResponse(responseCode = "304", description = "The ride is still the one of the ETag")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  HttpResponse<Ride> ride(
      String rideId,
      @Nullable @QueryValue String wait,
      @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known)
      throws InterruptedException {
    var timeline = view.get(RideId.parse(rideId));
    var patience = wait == null ? Duration.ZERO : patience(wait);
    var latest = LongPoll.await(timeline, known, patience);
    var response =
        latest.tag().equals(known)
            ? HttpResponse.<Ride>notModified()
            : HttpResponse.ok(latest.ride());
    return response
        .header(HttpHeaders.ETAG, latest.tag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /// All predictions so far, each with its cause, its model, the feature row it was computed from,
  /// and what superseded it.
  @Get("/predictions")
  Predictions predictions(String rideId) {
    return view.get(RideId.parse(rideId)).predictions();
  }

  /// The ride as server-sent events: ride-event, duration, tip, cost (data: the message as it
  /// stands on its topic) and end. With Last-Event-ID the stream goes on where it broke off, on
  /// any replica; 204 if nothing is left to be sent; all of it if no stream of this ride has sent
  /// that id, as after Kafka was restored from an older copy. It ends when the ride is over and
  /// there is a prediction of each kind, or five minutes after the ride: what comes later has to
  /// be asked for.
  ///
  /// @param lastEventId the id of the last event of an earlier stream
  @Get(value = "/events", produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "204", description = "The ride is over and all of it has been sent")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  HttpResponse<Publisher<Event<String>>> events(
      String rideId, @Header("Last-Event-ID") @Nullable String lastEventId)
      throws InterruptedException {
    // A browser's EventSource that comes back right after a restart gives up for good on a 503.
    var timeline = view.get(RideId.parse(rideId), START);
    var from = lastEventId == null ? StreamPosition.START : position(lastEventId);
    var nothingMore =
        lastEventId != null
            && timeline.isOver(streams.pace().patience())
            && isComplete()
            && timeline.has(from)
            && timeline.after(from).isEmpty();
    if (nothingMore) {
      return HttpResponse.noContent(); // tells an EventSource not to come back
    }
    return HttpResponse.<Publisher<Event<String>>>ok(
            streams.stream(timeline, this::isComplete, from))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("X-Accel-Buffering", "no");
  }

  private static Duration patience(String wait) {
    return LongPoll.parse(wait)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "wait", "an ISO 8601 duration from PT0S to " + LongPoll.LONGEST, wait));
  }

  private static StreamPosition position(String lastEventId) {
    return StreamPosition.parse(lastEventId)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "Last-Event-ID",
                    "the id of an event of this stream, such as 41.7.7.7",
                    lastEventId));
  }

  private boolean isComplete() {
    return view.catchingUp().isEmpty();
  }
}
