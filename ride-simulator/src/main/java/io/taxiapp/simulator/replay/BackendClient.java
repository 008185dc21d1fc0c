package io.taxiapp.simulator.replay;

import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Posts to the backend, a bounded number of calls at a time. A call that was not answered, or
/// answered 503, is made again as it was: the backend knows a repeated one by its key or sequence.
final class BackendClient implements AutoCloseable {

  private static final Duration CALL = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI backend;
  private final Semaphore inFlight;
  private final Duration patience;

  /// @param patience how long a call is made again
  BackendClient(URI backend, int inFlight, Duration patience) {
    this.backend = backend;
    this.inFlight = new Semaphore(inFlight, true);
    this.patience = patience;
  }

  /// One try, whatever the answer is.
  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(backend.resolve(path)).timeout(CALL).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  CallResult post(String path, Object body, Optional<String> idempotencyKey)
      throws InterruptedException {
    var builder =
        HttpRequest.newBuilder(backend.resolve(path))
            .timeout(CALL)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(EventJson.write(body)));
    idempotencyKey.ifPresent(key -> builder.header("Idempotency-Key", key));
    var request = builder.build();
    long until = System.nanoTime() + patience.toNanos();
    boolean again = false;
    while (true) {
      switch (attempt(request, again)) {
        case Attempt.Answered(CallResult answer) -> {
          return again ? repeated(answer) : answer;
        }
        case Attempt.TryAgain(String reason, Duration pause) -> {
          if (System.nanoTime() + pause.toNanos() > until) {
            return new CallResult.Unsure(reason);
          }
          Thread.sleep(pause);
          again = true;
        }
      }
    }
  }

  /// An attempt before this one may have been carried out, whatever is said of this one.
  private static CallResult repeated(CallResult answer) {
    return answer instanceof CallResult.Refused(String reason)
        ? new CallResult.Unsure(reason)
        : answer;
  }

  private sealed interface Attempt {
    record Answered(CallResult answer) implements Attempt {}

    record TryAgain(String reason, Duration pause) implements Attempt {}
  }

  private Attempt attempt(HttpRequest request, boolean again) throws InterruptedException {
    inFlight.acquire();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      long now = System.nanoTime();
      if (response.statusCode() / 100 == 2) {
        return new Attempt.Answered(new CallResult.Accepted(response, again, now));
      }
      var reason = response.statusCode() + " " + response.body();
      return response.statusCode() == 503
          ? new Attempt.TryAgain(reason, retryAfter(response))
          : new Attempt.Answered(new CallResult.Refused(reason));
    } catch (IOException e) {
      return new Attempt.TryAgain(
          request.uri() + ": expected an answer, found " + NoAnswer.words(e),
          Duration.ofMillis(200));
    } finally {
      inFlight.release();
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
    return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_PAUSE.toSeconds()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
