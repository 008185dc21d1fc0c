package io.taxiapp.bench.topology;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.RideRequested;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// P13: a model in the process, beside the same topology that asks a model server on this machine:
/// the backend's estimates serve as one.
public final class EmbeddedScoring implements Row {

  @Override
  public String id() {
    return "P13";
  }

  @Override
  public String what() {
    return "embedded scoring ÷ calling a model server on loopback";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "topology that scores in process",
            "the same calling a model server",
            List.of(
                Figure.rate("records per second", Measure.WALL, Target.atLeast(6)),
                Figure.rate("records per CPU second", Measure.CPU, Target.none())),
            context.size(2, 4),
            context.size(3, 9),
            opened -> open(context, opened)));
  }

  private static Pair open(BenchContext context, OpenedResources opened)
      throws InterruptedException {
    var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
    int records = context.size(4_000, 15_000);
    var embedded =
        batches(BenchSide.start(context, "embedded", opened), duration, records, Map.of(), opened);
    // On a broker of its own: a backend reads what is published on its broker.
    var server = BenchSide.start(context, "model-server", opened);
    server.service("backend-service", Map.of());
    int port = server.settings().ports().http();
    var asking =
        batches(
            BenchSide.start(context, "asking", opened),
            duration,
            records,
            Map.of(ScoringStream.MODEL_SERVER, Integer.toString(port)),
            opened);
    return new BatchPair(asking, embedded, () -> check(asking), () -> check(embedded));
  }

  private static Batches batches(
      BenchSide side,
      ModelBundle duration,
      int records,
      Map<String, String> settings,
      OpenedResources opened)
      throws InterruptedException {
    var all = new HashMap<>(Batches.PATIENT);
    all.putAll(settings);
    MeasuredProcess process = side.program(ScoringStream.NAME, ScoringStream.class, all);
    return new Batches(
        side,
        List.of(process),
        ScoringStream.NAME,
        duration,
        rides -> rides.requests(records),
        opened);
  }

  /// Each result is the initial duration that its request was sent with.
  private static List<String> check(Batches batches) {
    var topics = TopicRecords.at(batches.side().kafka());
    var expected = new HashMap<ByteBuffer, InitialDuration>();
    topics
        .of(Topics.RIDE_EVENTS)
        .forEach(
            record ->
                expected.put(
                    ByteBuffer.wrap(record.key()),
                    EventJson.read(record.value(), RideRequested.class).initialDuration()));
    var results = topics.of(Topics.TIP_PREDICTIONS);
    long right =
        results.stream()
            .filter(
                record ->
                    EventJson.read(record.value(), InitialDuration.class)
                        .equals(expected.get(ByteBuffer.wrap(record.key()))))
            .count();
    return right == batches.sent() && results.size() == right
        ? List.of()
        : List.of(
            "expected %d right results, found %d of %d"
                .formatted(batches.sent(), right, results.size()));
  }
}
