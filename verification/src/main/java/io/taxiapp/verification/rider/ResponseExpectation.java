package io.taxiapp.verification.rider;

import static java.util.stream.Collectors.joining;

import io.taxiapp.verification.rider.RiderObservations.Call;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds the status and the headers of an answer against what is documented of the call (R6 of the
/// package).
record ResponseExpectation(Call call, UUID rideId) {

  /// What an answer has only where it is expected.
  private static final Set<String> OF_SOME = Set.of("Location", "ETag");

  private static final Map<String, String> OF_ALL =
      Map.of(
          "traceparent", "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none';.*");

  /// What is wrong.
  List<String> findings(int status, HttpHeaders found) {
    return statuses().contains(status)
        ? Stream.concat(OF_SOME.stream(), headers(status).keySet().stream())
            .distinct()
            .flatMap(name -> finding(name, headers(status).get(name), found.allValues(name)))
            .sorted()
            .toList()
        : List.of("expected %s, found %d".formatted(shown(statuses()), status));
  }

  private static Stream<String> finding(
      String name, @Nullable String expected, List<String> found) {
    boolean isRight =
        expected == null
            ? found.isEmpty()
            : found.size() == 1 && found.getFirst().matches(expected);
    return isRight
        ? Stream.empty()
        : Stream.of(
            "expected %s, found %s"
                .formatted(
                    expected == null ? "no " + name : name + " " + expected,
                    found.isEmpty() ? "none" : found));
  }

  private List<Integer> statuses() {
    return switch (call) {
      case REQUEST -> List.of(201);
      case REQUEST_AFTER_ALL -> List.of(200, 201);
      case PROGRESS, COMPLETION, CANCELLATION -> List.of(202);
      case STREAM -> List.of(200, 204);
      case UNCHANGED_RIDE -> List.of(304);
      case REPEATED_REQUEST,
          RIDE,
          PREDICTIONS,
          RIDE_AT_THE_END,
          PREDICTIONS_AT_THE_END,
          RIDES_OF_THE_RIDER,
          PAGE_OF_RIDES,
          RIDE_AFTER_A_WAIT,
          ESTIMATE,
          ESTIMATES,
          SHARED ->
          List.of(200);
    };
  }

  private static String shown(List<Integer> statuses) {
    return statuses.stream().map(String::valueOf).collect(joining(" or "));
  }

  /// By name, each with a pattern of its only value.
  private Map<String, String> headers(int status) {
    var headers = new HashMap<>(OF_ALL);
    switch (call) {
      case RIDE, RIDE_AT_THE_END, RIDE_AFTER_A_WAIT, UNCHANGED_RIDE -> {
        headers.put("ETag", "\"[^\"]+\"");
        headers.put("Cache-Control", "no-cache");
      }
      case STREAM -> {
        if (status == 200) {
          headers.put("Content-Type", "text/event-stream");
          headers.put("Cache-Control", "no-cache");
          headers.put("X-Accel-Buffering", "no");
        }
      }
      default -> {
        if (status == 201) {
          headers.put("Location", "/rides/" + rideId);
        }
      }
    }
    if (call != Call.STREAM && call != Call.UNCHANGED_RIDE) {
      headers.put("Content-Type", "application/json");
    }
    return headers;
  }
}
