package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.StackSettings.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The README's commands, as its reader types them; only the ports are the test's own, and what
/// stays until it is stopped is given a time. The first, the demo, is run by `.ci/run`.
///
/// It is the first stack of a build: its processes write down their classes when they stop, and
/// those that start later do so from them.
@Order(0)
@Timeout(900)
final class ReadmeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// A machine whose locale has an I of its own, in another time zone.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-Duser.language=tr -Duser.country=TR -Duser.timezone=America/New_York");

  private static final Path ROOT = SourceTree.find().root();
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern END_OF_COMMAND = Pattern.compile("(?<!\\\\)\n");

  private final Ports ports = Ports.free();
  private final String up;
  private final String request;
  private final String events;
  private final String estimate;
  private final String subscribe;

  ReadmeIT() throws IOException {
    var commands = commands();
    assertThat(commands).hasSize(7).startsWith("./taxi demo").endsWith("mvn verify");
    up = commands.get(1);
    request = commands.get(2);
    events = commands.get(3);
    estimate = commands.get(4);
    subscribe = commands.get(5);
  }

  @Test
  void aStackThatStaysAnswersTheCommandsThatFollow(@TempDir Path directory) throws Exception {
    var options =
        " --port %d --kafka-port %d --data-dir data"
            .formatted(ports.http(), ports.kafka().getFirst());
    var stack = start("exec " + up + options, directory, "up.log", ELSEWHERE);
    try {
      await(directory.resolve("up.log"), "Ctrl-C stops everything.", stack);

      assumeTrue(isThere("curl"), "LEFT OUT: the README's other commands need curl on the PATH");
      assertThat(taken(request, directory)).contains("HTTP/1.1 20", "\"initialDuration\"");
      assertThat(taken(request, directory)).contains("HTTP/1.1 200", "\"initialDuration\"");
      follow(events, directory, List.of("event: duration", "event: tip", "event: cost"));
      assertThat(run(estimate, directory)).contains("\"seconds\"");
      assertThat(run(subscribe + " --count 1", directory))
          .startsWith("{\"topic\":\"taxi.tip-predictions.v1\"")
          .contains("\"ce_id\"", "\"tipCents\"");
      assertThat(run("./taxi tail --kafka localhost:9092 --from-beginning | head -n 1", directory))
          .startsWith("{\"topic\":\"taxi.");
      assertThat(run("./taxi status --data-dir data", directory))
          .contains(directory.resolve("data").toString(), "tip-consumer       ready");
      assertThat(run("! ./taxi clean --data-dir data --yes", directory))
          .contains(" runs on it, stop it first");
      assertThat(Files.readString(directory.resolve("up.log")))
          .as("what it says while it starts")
          .contains("broker is ready after ", "http://localhost:" + ports.http() + "/")
          .doesNotContain("taxi: building", "\u001b");
    } finally {
      stack.destroy();
      assertThat(stack.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("that it stopped; logs in " + directory)
          .isTrue();
    }
  }

  /// One command each, in the order of the page.
  private static List<String> commands() throws IOException {
    return SHELL
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .flatMap(END_OF_COMMAND::splitAsStream)
        .toList();
  }

  /// A busy machine may be late: then it is asked again, as the answer says.
  private String taken(String command, Path directory) {
    return Awaitility.await(command + " to be answered; logs in " + directory)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(() -> run(command, directory), answer -> !answer.contains("HTTP/1.1 503"));
  }

  private String run(String command, Path directory) throws Exception {
    var process = start(command, directory, "command.log");
    try {
      int status = process.waitFor();
      var output = Files.readString(directory.resolve("command.log"));
      assertThat(status).as(command + "\n" + output).isZero();
      return output;
    } finally {
      process.destroy();
    }
  }

  /// Runs what stays until it has said all of some texts.
  private void follow(String command, Path directory, List<String> texts) throws Exception {
    var process = start("exec " + command, directory, "follow.log");
    try {
      var log = directory.resolve("follow.log");
      Awaitility.await(command + " to say " + texts + "; logs in " + directory)
          .atMost(PATIENCE)
          .until(() -> Files.readString(log), said -> texts.stream().allMatch(said::contains));
    } finally {
      process.destroy();
    }
  }

  private Process start(String command, Path directory, String log) throws IOException {
    return start(command, directory, log, Map.of());
  }

  private Process start(String command, Path directory, String log, Map<String, String> environment)
      throws IOException {
    var here =
        command
            .replace("./taxi", ROOT.resolve("taxi").toString())
            .replace("localhost:8080", "127.0.0.1:" + ports.http())
            .replace("localhost:9092", "127.0.0.1:" + ports.kafka().getFirst());
    var builder =
        new ProcessBuilder("bash", "-c", here)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(log).toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static boolean isThere(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static void await(Path log, String text, Process process) throws Exception {
    Awaitility.await(text + " in " + log)
        .atMost(PATIENCE)
        .until(() -> Files.readString(log).contains(text) || !process.isAlive());
    assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
  }
}
