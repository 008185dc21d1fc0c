package io.taxiapp.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.bench.process.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `org.apache.kafka.tools.ProducerPerformance`, as `kafka-producer-perf-test.sh` runs it.
///
/// @param side that has the topic
/// @param records a quarter of which warm it up
record ProducerPerformance(Side side, int records, int bytes) {

  static final String TOPIC = "bench.producer-performance";
  private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

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
