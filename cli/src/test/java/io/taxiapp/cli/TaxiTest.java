package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.taxiapp.local.process.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

final class TaxiTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theHelpNamesEveryCommand() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains(
            "demo",
            "up",
            "replay",
            "drive",
            "check",
            "chaos",
            "dead-letters",
            "train",
            "accuracy",
            "evaluate",
            "card",
            "tail",
            "status",
            "clean",
            "completion",
            "version",
            "Try it:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "replay",
        "drive",
        "containers",
        "check",
        "chaos",
        "dead-letters",
        "train",
        "accuracy",
        "evaluate",
        "card",
        "tail",
        "status",
        "clean",
        "completion"
      })
  void everyCommandHasHelpWithItsOptions(String command) {
    assertThat(run(command, "--help")).isZero();

    assertThat(out.toString()).contains("Usage: taxi " + command, "--");
  }

  @Test
  void containersVerifyHasHelpWithItsOptions() {
    assertThat(run("containers", "verify", "--help")).isZero();

    assertThat(out.toString()).contains("Usage: taxi containers verify", "--keep");
  }

  /// Neither has a port of its own: nothing listens on 1.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay --url http://127.0.0.1:1",
        "replay --url http://no-such-host.invalid",
        "check --kafka 127.0.0.1:1",
        "dead-letters list --kafka no-such-host.invalid:9092",
        "tail --bootstrap 127.0.0.1:1"
      })
  void whoIsNotThereIsNamedAtOnce(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(1);

    assertThat(err.toString())
        .containsPattern(
            "^--(url|kafka): expected a .* at .*, found no (open port|host of this name)\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatRunsElsewhereIsNothingOnThisDirectory(@TempDir Path directory) {
    assertThat(run("status", "--data-dir=" + directory)).isEqualTo(1);

    assertThat(out.toString()).isEqualTo("nothing runs on " + directory + "\n");
  }

  @Test
  void aServerThatIsNoBackendIsNamed() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(run("replay", "--url", url)).isEqualTo(1);

      assertThat(err.toString())
          .startsWith("--url: expected a backend at " + url + ", found a server that answers 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRideOfABackendThatDoesNotAnswerIsNotDriven() {
    var ride = "545a3623-11a7-5811-85ee-babfeea10104";
    assertThat(run("drive", ride, "--url", "http://127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString())
        .contains("http://127.0.0.1:1: expected an answer, found no open port");
  }

  @Test
  void aBackendThatDoesNotAnswerAnyMoreEndsTheReplay() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var answers = new RunningBackend(url).answersWithin(Duration.ZERO);
    assertThat(answers.getAsBoolean()).isTrue();

    server.stop(0);

    await().until(() -> !answers.getAsBoolean());
  }

  @Test
  void aPortThatIsTakenIsNamedWithItsOption() throws IOException {
    int first = FreePorts.row(6);
    try (var _ = new ServerSocket(first + 2)) {
      assertThat(run("up", "--port=" + first, "--kafka-port=" + (first + 5))).isEqualTo(1);
    }
    assertThat(err.toString())
        .contains("--port " + first + ": expected port " + (first + 2) + " to be free");

    try (var _ = new ServerSocket(first + 5)) {
      assertThat(run("up", "--port=" + first, "--kafka-port=" + (first + 5))).isEqualTo(1);
    }
    assertThat(err.toString()).contains("--kafka-port " + (first + 5) + ": expected port");
    assertThat(out.toString()).isEmpty();
  }

  @Command(name = "fail")
  record Fails(Exception why) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw why;
    }
  }

  @Test
  void aFileThatCannotBeUsedIsNamedWithWhy() {
    var denied = new AccessDeniedException("notes.txt");
    for (var why : List.of(denied, new UncheckedIOException(denied))) {
      err.getBuffer().setLength(0);
      int status = Taxi.with(new Fails(why)).setErr(new PrintWriter(err)).execute("fail");

      assertThat(status).isEqualTo(1);
      assertThat(err.toString()).isEqualTo("notes.txt: permission denied\n");
    }
  }

  @Test
  void bothWaysToAskForTheVersionSayTheSame() {
    assertThat(run("version")).isZero();
    var version = out.toString();
    assertThat(version).contains("TaxiApp ", "commit  ", "Kafka   4.", "Java    ");

    out.getBuffer().setLength(0);
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).isEqualTo(version);
  }

  @Test
  void aShellCompletesEveryCommand() {
    assertThat(run("completion")).isZero();

    assertThat(out.toString()).startsWith("#!").contains("replay", "--incident", "dead-letters");
  }

  private int run(String... arguments) {
    return Taxi.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
