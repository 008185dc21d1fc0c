package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.Taxi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A replay in which things go wrong, through the command line.
@Timeout(240)
final class DisturbedReplayIT {

  @Test
  void calledTwiceLateAndMalformedEveryRideGetsItsPredictionsOnce(@TempDir Path directory)
      throws Exception {
    try (var run = LocalRun.start(directory, Optional.empty())) {
      var out = new StringWriter();
      var command = Taxi.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

      int status =
          command.execute(
              "replay",
              "--url=" + run.stack().backend(),
              "--kafka=" + run.stack().settings().bootstrapServers(),
              "--rides=40",
              "--speed=300",
              "--incident=zone=74,from=PT0S,slowdown=3,for=PT2H",
              "--duplicates=0.3",
              "--late=0.3",
              "--malformed=0.2");

      System.out.println(out);
      assertThat(status).as(out.toString()).isZero();
      assertThat(out.toString())
          .contains("rides in the incident", "the others", "corrected duration, the last")
          .contains("every accepted ride got each of its predictions exactly once")
          .doesNotContain("not reported");
      assertThat(get(URI.create(run.stack().backend() + "/city")))
          .doesNotContain("\"deadLetters\":{\"count\":0");
    }
  }

  private static String get(URI uri) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
