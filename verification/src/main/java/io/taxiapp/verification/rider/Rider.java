package io.taxiapp.verification.rider;

import io.taxiapp.verification.rider.Testimony.Call;
import io.taxiapp.verification.rider.Testimony.StreamEvent;
import io.taxiapp.verification.rider.Testimony.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Follows one ride as its rider would: over a stream that is taken up again whenever it breaks,
/// and with questions in between. Safe for use by many threads.
final class Rider {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /// A full view forgets a ride that ended so long ago.
  private static final Duration REMEMBERED = Duration.ofSeconds(50);

  private final HttpClient http;
  private final URI backend;
  private final UUID rideId;
  private final String riderId;
  private final List<Told> told = new ArrayList<>();
  private final List<StreamEvent> streamed = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Thread stream = Thread.ofVirtual().name("rider").unstarted(this::stream);
  private volatile boolean ended;
  private volatile long completedNanos;

  Rider(HttpClient http, URI backend, UUID rideId, String riderId) {
    this.http = http;
    this.backend = backend;
    this.rideId = rideId;
    this.riderId = riderId;
  }

  void start() {
    stream.start();
  }

  /// An answer that somebody else got.
  synchronized void told(Call call, String sent, String answer) {
    told.add(new Told(call, sent, answer));
    if (call == Call.COMPLETION) {
      completedNanos = System.nanoTime();
    }
  }

  /// Asks for the ride and its predictions as they are now.
  void look() {
    ask(Call.RIDE, "/rides/" + rideId);
    ask(Call.PREDICTIONS, "/rides/" + rideId + "/predictions");
  }

  /// Waits for the end of the stream, if the ride is over, and asks for everything once more.
  ///
  /// @param untilNanos how long, on [System#nanoTime()]'s clock
  Testimony last(long untilNanos) throws InterruptedException {
    if (completedNanos != 0 && ends(stream, untilNanos)) {
      ended = false;
      ends(Thread.ofVirtual().start(this::stream), untilNanos); // What came after the end.
    } else {
      stream.interrupt();
    }
    var ride = "/rides/" + rideId;
    while (System.nanoTime() < untilNanos
        && !(ask(Call.RIDE_AT_THE_END, ride)
            && ask(Call.PREDICTIONS_AT_THE_END, ride + "/predictions")
            && ask(Call.RIDES_OF_THE_RIDER, "/rides?riderId=" + encoded(riderId)))) {
      Thread.sleep(PAUSE);
    }
    synchronized (this) {
      return new Testimony(rideId, told, streamed, ended, problems);
    }
  }

  private static boolean ends(Thread thread, long untilNanos) throws InterruptedException {
    boolean has = thread.join(Duration.ofNanos(Math.max(1, untilNanos - System.nanoTime())));
    thread.interrupt();
    return has;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// @return false if it was not answered
  private boolean ask(Call call, String path) {
    var answer = get(path, BodyHandlers.ofString(), Optional.empty());
    if (answer.isEmpty()) {
      return false;
    }
    if (answer.get().statusCode() == 200) {
      told(call, "", answer.get().body());
    } else {
      problem(path, answer.get());
    }
    return true;
  }

  private synchronized void problem(String path, HttpResponse<?> answer) {
    boolean isForgotten =
        completedNanos != 0 && System.nanoTime() - completedNanos > REMEMBERED.toNanos();
    if (answer.statusCode() != 404 || !isForgotten) {
      problems.add("GET %s: expected 200, found %d".formatted(path, answer.statusCode()));
    }
  }

  /// Empty if there is none, or it says to come back later.
  private <T> Optional<HttpResponse<T>> get(
      String path, BodyHandler<T> body, Optional<String> lastEventId) {
    var request = HttpRequest.newBuilder(backend.resolve(path)).timeout(ANSWER);
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    try {
      return Optional.of(http.send(request.build(), body))
          .filter(answer -> answer.statusCode() != 503);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Until it has ended.
  private void stream() {
    var path = "/rides/" + rideId + "/events";
    try {
      while (true) {
        var answer = get(path, BodyHandlers.ofLines(), lastId());
        if (answer.isPresent() && answer.get().statusCode() == 204) {
          ended = true;
          return;
        }
        if (answer.isPresent() && answer.get().statusCode() != 200) {
          problem(path, answer.get());
          return;
        }
        if (answer.isPresent() && hasEnded(answer.get().body())) {
          return;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      // Nobody waits for it any more.
    }
  }

  private synchronized Optional<String> lastId() {
    return streamed.isEmpty() ? Optional.empty() : Optional.of(streamed.getLast().id());
  }

  /// Takes one connection's events; false if it broke.
  private boolean hasEnded(Stream<String> lines) {
    try (lines) {
      var event = new StreamEvent("", "", "");
      for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
        var line = all.next();
        var value = line.substring(Math.min(line.length(), line.indexOf(':') + 2));
        if (line.startsWith("id:")) {
          event = new StreamEvent(value, event.name(), event.data());
        } else if (line.startsWith("event:")) {
          event = new StreamEvent(event.id(), value, event.data());
        } else if (line.startsWith("data:")) {
          event = new StreamEvent(event.id(), event.name(), value);
        } else if (line.isEmpty() && event.name().equals("end")) {
          ended = true;
          return true;
        } else if (line.isEmpty() && !event.name().isEmpty()) {
          take(event);
          event = new StreamEvent("", "", "");
        }
      }
      return false;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private synchronized void take(StreamEvent event) {
    streamed.add(event);
  }
}
