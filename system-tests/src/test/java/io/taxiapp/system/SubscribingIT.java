package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The consumers of `docs/subscribing.md`, as they stand there, where their client is at hand; only
/// the broker's port is the test's own.
@Timeout(600)
@OnSharedStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscribingIT {

  private static final Path PAGE = SourceTree.find().root().resolve("docs/subscribing.md");
  private static final int RIDES = 5;

  @TempDir private Path directory;
  private LocalRun run;
  private List<String> rides;

  @BeforeAll
  void send(LocalRun shared) throws InterruptedException {
    run = shared;
    rides =
        run.rides(RIDES, Duration.ofSeconds(1)).accepted().stream()
            .map(ride -> ride.rideId().toString())
            .toList();
    assertThat(rides).hasSize(RIDES);
  }

  @Test
  void kcatShowsThem() throws Exception {
    assumeTrue(succeeds("command -v kcat"), "LEFT OUT: expected kcat on the PATH, found none");

    assertThat(output(List.of("sh", "-c", block("sh")))).contains(rides).contains("ce_id=");
  }

  @Test
  void pythonReadsThem() throws Exception {
    assumeTrue(
        succeeds("/usr/bin/python3 -c 'import confluent_kafka'"),
        "LEFT OUT: expected python3 with confluent_kafka, found none");
    var script = Files.writeString(directory.resolve("tips.py"), block("python"));

    assertThat(until(List.of("/usr/bin/python3", script.toString()))).contains(rides);
  }

  @Test
  void javaReadsThem() throws Exception {
    Files.writeString(directory.resolve("Tips.java"), block("java"));
    Files.createSymbolicLink(
        directory.resolve("tip-consumer"), SourceTree.find().root().resolve("tip-consumer"));
    var there =
        "cd '%s' && PATH='%s/bin':$PATH && exec %s"
            .formatted(directory, System.getProperty("java.home"), block("bash"));

    assertThat(until(List.of("sh", "-c", there))).contains(rides);
  }

  /// The only code of a language on the page.
  private String block(String language) throws IOException {
    var found =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(found).as(language).hasSize(1);
    return found.getFirst().replace("localhost:9092", run.stack().settings().bootstrapServers());
  }

  private static boolean succeeds(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command).start().waitFor() == 0;
  }

  private static String output(List<String> command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var reader = process.inputReader()) {
      var output = reader.readAllAsString();
      assertThat(process.waitFor()).as(output).isZero();
      return output;
    }
  }

  /// What a consumer that never ends prints, until it has named every ride.
  private String until(List<String> command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var lines = new ArrayList<String>();
    try (var reader = process.inputReader()) {
      String line;
      while ((line = reader.readLine()) != null) {
        lines.add(line);
        var text = String.join("\n", lines);
        if (rides.stream().allMatch(text::contains)) {
          break;
        }
      }
    } finally {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
    return String.join("\n", lines);
  }
}
