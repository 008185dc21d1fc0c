package io.taxiapp.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.bench.process.Side;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;

/// `org.apache.kafka.tools.ProducerPerformance`, as `kafka-producer-perf-test.sh` runs it.
///
/// @param records a quarter of which warm it up
record ProducerPerformance(Side side, int records, int bytes) {

  private static final String TOPIC = "bench.producer-performance";
  private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

  ProducerPerformance {
    try (var admin = side.admin()) {
      var topic = new NewTopic(TOPIC, Topics.RIDE_EVENTS.partitions(), (short) 1);
      admin.createTopics(List.of(topic)).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create " + TOPIC, e.getCause());
    }
  }

  /// What it says at its end, of its steady state.
  double recordsPerSecond() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // Its rate is read with a point.
                "-Duser.language=en",
                "-cp",
                side.settings().tree().classPath("benchmarks"),
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                TOPIC,
                "--num-records",
                Integer.toString(records),
                "--warmup-records",
                Integer.toString(records / 4),
                "--record-size",
                Integer.toString(bytes),
                "--throughput",
                "-1",
                "--producer-props",
                "acks=all",
                "bootstrap.servers=" + side.kafka())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    Optional<MatchResult> last = RATE.matcher(output).results().reduce((_, next) -> next);
    if (process.waitFor() != 0 || last.isEmpty()) {
      throw new IllegalStateException("ProducerPerformance: expected a rate, found " + output);
    }
    return Double.parseDouble(last.get().group(1));
  }
}
