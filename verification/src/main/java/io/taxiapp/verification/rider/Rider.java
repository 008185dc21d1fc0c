package io.taxiapp.verification.rider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.simulator.replay.TakenCall;
import io.taxiapp.verification.rider.RiderObservations.Call;
import io.taxiapp.verification.rider.RiderObservations.StreamEvent;
import io.taxiapp.verification.rider.RiderObservations.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Follows one ride as its rider would: over a stream that is taken up again whenever it breaks,
/// and with questions in between. Safe for use by many threads.
final class Rider {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int UNAVAILABLE = 503;
  private static final String WAIT = "?wait=PT1S";

  /// More than a rider has rides.
  private static final int MAX_PAGES = 50;

  /// A full view forgets a ride that ended so long ago.
  private static final Duration REMEMBERED = Duration.ofSeconds(50);

  private final HttpClient http;
  private final URI backend;
  private final UUID rideId;
  private final String riderId;
  private final boolean breaksOff;
  private final List<Told> told = new ArrayList<>();
  private final List<StreamEvent> streamed = new ArrayList<>();
  private final Map<String, String> rideByTag = new HashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Thread stream = Thread.ofVirtual().name("rider").unstarted(this::stream);
  private volatile boolean ended;
  private volatile long overNanos;
  private volatile @Nullable TakenCall unrepeated;
  private volatile @Nullable String lastTag;
  private volatile @Nullable String requested;

  /// @param breaksOff whether the stream is broken off after each event, on purpose
  Rider(HttpClient http, URI backend, UUID rideId, String riderId, boolean breaksOff) {
    this.http = http;
    this.backend = backend;
    this.rideId = rideId;
    this.riderId = riderId;
    this.breaksOff = breaksOff;
  }

  void start() {
    stream.start();
  }

  /// An answer that somebody else got.
  void told(Call call, TakenCall taken) {
    judge(call, taken.sent(), taken.answer());
    if (taken.path().equals("/rides")) {
      requested = taken.sent();
    }
    if (call == Call.COMPLETION || call == Call.CANCELLATION) {
      overNanos = System.nanoTime();
    }
  }

  /// Requests the ride again, with its key.
  void repeat(TakenCall request) {
    unrepeated = request;
    var _ = ask(Call.REPEATED_REQUEST, request.sent(), again(request));
  }

  private HttpRequest again(TakenCall request) {
    return to(request.path())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", request.key().orElseThrow())
        .POST(BodyPublishers.ofString(request.sent()))
        .build();
  }

  /// Asks for the ride and its predictions as they are now.
  void look() {
    var _ = ask(Call.RIDE, "", to("/rides/" + rideId).build());
    var _ = ask(Call.PREDICTIONS, "", to("/rides/" + rideId + "/predictions").build());
  }

  /// Waits for the end of the stream, if the ride is over, and asks for everything once more. By
  /// now all has to be answered.
  ///
  /// @param untilNanos how long, on [System#nanoTime()]'s clock
  RiderObservations last(long untilNanos) throws InterruptedException {
    if (overNanos != 0 && ends(stream, untilNanos)) {
      ended = false;
      ends(Thread.ofVirtual().start(this::stream), untilNanos); // What came after the end.
    } else {
      stream.interrupt();
    }
    var request = unrepeated;
    if (request != null && !isForgettable()) {
      askUntil(untilNanos, Call.REPEATED_REQUEST, request.sent(), again(request));
    }
    var ride = "/rides/" + rideId;
    askUntil(untilNanos, Call.RIDE_AT_THE_END, "", to(ride).build());
    var tag = lastTag;
    if (tag != null) {
      for (var path : List.of(ride, ride + WAIT)) {
        var conditional = to(path).header("If-None-Match", tag).build();
        askUntil(untilNanos, Call.UNCHANGED_RIDE, "", conditional);
      }
    }
    askUntil(untilNanos, Call.RIDE_AFTER_A_WAIT, "", to(ride + WAIT).build());
    askUntil(untilNanos, Call.PREDICTIONS_AT_THE_END, "", to(ride + "/predictions").build());
    var rides = to("/rides?riderId=" + encoded(riderId)).build();
    askUntil(untilNanos, Call.RIDES_OF_THE_RIDER, "", rides);
    askForPages(untilNanos);
    askForEstimates(untilNanos);
    synchronized (this) {
      return new RiderObservations(rideId, told, streamed, ended, List.copyOf(problems));
    }
  }

  /// As long as an answer names a next page.
  private void askForPages(long untilNanos) throws InterruptedException {
    var path = "/rides?limit=1&riderId=" + encoded(riderId);
    var next = Optional.of("");
    for (int page = 0; page < MAX_PAGES && next.isPresent(); page++) {
      var before = next.get().isEmpty() ? "" : "&before=" + encoded(next.get());
      int known = answers();
      askUntil(untilNanos, Call.PAGE_OF_RIDES, "", to(path + before).build());
      next = answers() == known ? Optional.empty() : next();
    }
  }

  private synchronized int answers() {
    return told.size();
  }

  private synchronized Optional<String> next() {
    return PagesExpectation.next(told.getLast());
  }

  private void askForEstimates(long untilNanos) throws InterruptedException {
    if (requested == null) {
      return;
    }
    var one = Json.read(requested).<ObjectNode>deepCopy().without("riderId").toString();
    askUntil(untilNanos, Call.ESTIMATE, one, estimate(one));
    var two = "[%s,%s]".formatted(one, one);
    askUntil(untilNanos, Call.ESTIMATES, two, estimate(two));
  }

  private HttpRequest estimate(String body) {
    return to("/duration-estimates")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static boolean ends(Thread thread, long untilNanos) throws InterruptedException {
    boolean has = thread.join(Duration.ofNanos(Math.max(1, untilNanos - System.nanoTime())));
    thread.interrupt();
    return has;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(backend.resolve(path)).timeout(ANSWER);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void askUntil(long untilNanos, Call call, String sent, HttpRequest request)
      throws InterruptedException {
    var instead = ask(call, sent, request);
    while (instead.isPresent() && System.nanoTime() < untilNanos) {
      Thread.sleep(PAUSE);
      instead = ask(call, sent, request);
    }
    instead.ifPresent(
        what -> problem(request, "expected an answer once all is quiet, found " + what));
  }

  /// @return what came instead of an answer
  private Optional<String> ask(Call call, String sent, HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == UNAVAILABLE) {
        return Optional.of("503 " + answer.body());
      }
      if (call == Call.REPEATED_REQUEST) {
        unrepeated = null;
      }
      judge(call, sent, answer);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("an interrupt");
    }
  }

  private synchronized void judge(Call call, String sent, HttpResponse<String> answer) {
    judgeHead(call, answer);
    if (answer.statusCode() / 100 == 2) {
      told.add(new Told(call, sent, answer.body()));
    }
    var tag = answer.headers().firstValue("ETag");
    if (answer.statusCode() == 200 && tag.isPresent()) {
      var other = rideByTag.putIfAbsent(tag.get(), answer.body());
      if (other != null && !other.equals(answer.body())) {
        problem(answer.request(), "expected a tag of this answer alone, found " + tag.get());
      }
      lastTag = call == Call.RIDE_AT_THE_END ? tag.get() : lastTag;
    }
  }

  private void judgeHead(Call call, HttpResponse<?> answer) {
    if (answer.statusCode() != 404 || !isForgettable()) {
      new ResponseExpectation(call, rideId)
          .findings(answer.statusCode(), answer.headers())
          .forEach(what -> problem(answer.request(), what));
    }
  }

  private boolean isForgettable() {
    return overNanos != 0 && System.nanoTime() - overNanos > REMEMBERED.toNanos();
  }

  private synchronized void problem(HttpRequest request, String what) {
    var path = request.uri().toString().substring(backend.resolve("/").toString().length() - 1);
    var ride = path.contains(rideId.toString()) ? "" : " of " + rideId;
    problems.add("%s %s%s: %s".formatted(request.method(), path, ride, what));
  }

  /// How a connection came to its end.
  private enum Connection {
    OVER,
    BROKEN_OFF,
    BROKEN
  }

  /// Until it has ended.
  private void stream() {
    try {
      var connection = Connection.BROKEN_OFF;
      while (connection != Connection.OVER) {
        if (connection == Connection.BROKEN) {
          Thread.sleep(PAUSE);
        }
        connection = connection();
      }
    } catch (InterruptedException _) {
      // Nobody waits for it any more.
    }
  }

  private Connection connection() throws InterruptedException {
    var request = to("/rides/" + rideId + "/events");
    lastId().ifPresent(id -> request.header("Last-Event-ID", id));
    try {
      var answer = http.send(request.build(), BodyHandlers.ofLines());
      try (var lines = answer.body()) {
        if (answer.statusCode() == UNAVAILABLE) {
          return Connection.BROKEN;
        }
        judgeHead(Call.STREAM, answer);
        ended |= answer.statusCode() == 204;
        return answer.statusCode() == 200 ? read(lines.iterator()) : Connection.OVER;
      }
    } catch (IOException | UncheckedIOException _) {
      return Connection.BROKEN;
    }
  }

  private synchronized Optional<String> lastId() {
    return streamed.isEmpty() ? Optional.empty() : Optional.of(streamed.getLast().id());
  }

  /// Takes one connection's events.
  private Connection read(Iterator<String> lines) {
    var event = new StreamEvent("", "", "");
    while (lines.hasNext()) {
      var line = lines.next();
      var value = line.substring(Math.min(line.length(), line.indexOf(':') + 2));
      if (line.startsWith("id:")) {
        event = new StreamEvent(value, event.name(), event.data());
      } else if (line.startsWith("event:")) {
        event = new StreamEvent(event.id(), value, event.data());
      } else if (line.startsWith("data:")) {
        event = new StreamEvent(event.id(), event.name(), value);
      } else if (line.isEmpty() && event.name().equals("end")) {
        ended = true;
        return Connection.OVER;
      } else if (line.isEmpty() && !event.name().isEmpty()) {
        take(event);
        if (breaksOff) {
          return Connection.BROKEN_OFF;
        }
        event = new StreamEvent("", "", "");
      }
    }
    return Connection.BROKEN;
  }

  private synchronized void take(StreamEvent event) {
    streamed.add(event);
  }
}
