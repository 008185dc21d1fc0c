package io.taxiapp.bench.recovery;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.load.HttpConnection;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The backend, started again and again: with an ahead-of-time cache of an earlier run, and
/// without. The earlier run is that of the images (`containers/training-run.sh`): until it is ready
/// and has answered one estimate, another than the one that is waited for here.
final class AheadOfTimeStart implements Pair {

  private static final Duration READY = Duration.ofMinutes(2);
  private static final String ESTIMATE =
      "{\"pickupZone\":74,\"dropoffZone\":138,\"requestedAt\":\"2026-01-12T18:17:00Z\"}";

  private final BenchSide side;
  private final ServiceSpec spec;
  private final InitialDuration expected;
  private final Path cache;
  private final List<String> wrong = new ArrayList<>();

  private AheadOfTimeStart(BenchSide side, ServiceSpec spec, InitialDuration expected, Path cache) {
    this.side = side;
    this.spec = spec;
    this.expected = expected;
    this.cache = cache;
  }

  static AheadOfTimeStart open(BenchContext context, OpenedResources opened)
      throws IOException, InterruptedException {
    var side = BenchSide.start(context, "starts", opened);
    var spec = side.spec("backend-service");
    var cache = side.settings().dataDirectory().resolve("backend.aot");
    var pair = new AheadOfTimeStart(side, spec, expected(context), cache);
    var trained = side.begin(pair.told("-XX:AOTCacheOutput=" + cache));
    trained.awaitReady(READY);
    ask(context, side);
    // The cache is written at the end, which takes longer than a stop may.
    trained.signal("TERM");
    trained.awaitExit(READY);
    if (!Files.exists(cache)) {
      throw new IllegalStateException("expected the cache " + cache + ", found none");
    }
    return pair;
  }

  private static void ask(BenchContext context, BenchSide side)
      throws IOException, InterruptedException {
    var script = context.tree().root().resolve("containers").resolve("first-estimate.sh");
    var port = Integer.toString(side.settings().ports().http());
    if (new ProcessBuilder(script.toString(), port).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(script + ": expected an answered estimate, found none");
    }
  }

  private static InitialDuration expected(BenchContext context) {
    try (var bundle = ModelBundle.load(context.tree().models().resolve("duration"))) {
      var scored = bundle.predict(FeatureInput.atRequest(DefaultedRide.FACTS));
      return new InitialDuration(scored.rounded(), scored.interval(), bundle.identity());
    }
  }

  private ServiceSpec told(String option) {
    var options = new ArrayList<>(BenchSide.options(spec, "256m"));
    options.add(option);
    return BenchSide.with(spec, options, Map.of());
  }

  @Override
  public Sample baseline() throws Exception {
    return start("-XX:+UseSerialGC");
  }

  @Override
  public Sample candidate() throws Exception {
    return start("-XX:AOTCache=" + cache);
  }

  private Sample start(String option) throws InterruptedException {
    long start = System.nanoTime();
    var process = side.begin(told(option));
    awaitAnswer();
    double seconds = (System.nanoTime() - start) / 1e9;
    process.kill();
    return new Sample(Map.of(Measure.START, seconds));
  }

  private void awaitAnswer() throws InterruptedException {
    long until = System.nanoTime() + READY.toNanos();
    int port = side.settings().ports().http();
    while (System.nanoTime() < until) {
      try (var connection = new HttpConnection(port)) {
        var answer = connection.send(HttpConnection.post("/duration-estimates", ESTIMATE));
        if (answer.status() != 200
            || !EventJson.read(answer.bytes(), InitialDuration.class).equals(expected)) {
          wrong.add("expected %s, found %s".formatted(expected, answer));
        }
        return;
      } catch (IOException _) {
        Thread.sleep(5); // It does not listen yet.
      }
    }
    throw new IllegalStateException("expected an answer within " + READY + ", found none");
  }

  @Override
  public List<String> check() {
    return List.copyOf(wrong);
  }
}
