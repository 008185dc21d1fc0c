package io.taxiapp.cli;

import io.taxiapp.simulator.replay.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A backend that is there, found out before rides are sent to it, and while they are.
///
/// @param url its root
record RunningBackend(URI url) {

  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// Returns if it answers as one.
  ///
  /// @throws IllegalStateException if nobody answers, or somebody else does
  void require() throws InterruptedException {
    try (var client = client()) {
      var answer = client.send(zones(), BodyHandlers.discarding());
      var type = answer.headers().firstValue("Content-Type").orElse("");
      if (answer.statusCode() != 200 || !type.startsWith("application/json")) {
        throw new IllegalStateException(
            "--url: expected a backend at %s, found a server that answers %d (%s) to /zones"
                .formatted(url, answer.statusCode(), type));
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "--url: expected a backend at %s, found %s".formatted(url, NoAnswer.words(e)), e);
    }
  }

  /// Whether somebody has answered within a time before now; looks once a second at most.
  BooleanSupplier answersWithin(Duration patience) {
    return new BooleanSupplier() {
      private long looked = System.nanoTime();
      private long answered = looked;

      @Override
      public boolean getAsBoolean() {
        if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
          if (answers()) {
            answered = System.nanoTime();
          }
          looked = System.nanoTime();
        }
        return System.nanoTime() - answered <= patience.plus(BETWEEN_LOOKS).toNanos();
      }
    };
  }

  private boolean answers() {
    try (var client = client()) {
      client.send(zones(), BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(ANSWER)
        .build();
  }

  private HttpRequest zones() {
    return HttpRequest.newBuilder(url.resolve("/zones")).timeout(ANSWER).build();
  }
}
