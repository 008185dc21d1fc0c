package io.taxiapp.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.GroupProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `org.apache.kafka.tools.ProducerPerformance`, as `kafka-producer-perf-test.sh` runs it.
///
/// @param records a quarter of which warm it up
record ProducerPerformance(BenchSide side, int records, int bytes) {

  private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

  /// What it says at its end, of its steady state. Its records are deleted then: they are many.
  double recordsPerSecond() throws IOException, InterruptedException, ExecutionException {
    var topic = "bench.producer-performance-" + UUID.randomUUID();
    side.createLikeRides(topic);
    double rate = recordsPerSecond(topic);
    try (var admin = side.admin()) {
      long written =
          GroupProgress.ends(admin, List.of(topic)).values().stream().mapToLong(end -> end).sum();
      if (written != records) {
        throw new IllegalStateException(
            "%s: expected %d records, found %d".formatted(topic, records, written));
      }
      admin.deleteTopics(List.of(topic)).all().get();
    }
    return rate;
  }

  private double recordsPerSecond(String topic) throws IOException, InterruptedException {
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
                topic,
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
