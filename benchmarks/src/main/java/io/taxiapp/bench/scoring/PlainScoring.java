package io.taxiapp.bench.scoring;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// P2: one scoring call, beside the plain way: `float[][]`, a map per call, `getValue`.
public final class PlainScoring implements Row {

  private static final List<Figure> FIGURES =
      List.of(
          Figure.ratio("time", Measure.WALL, Target.atMost(0.45)),
          Figure.ratio("CPU", Measure.CPU, Target.none()),
          Figure.ratio("heap", Measure.ALLOCATED, Target.atMost(0.1)));

  @Override
  public String id() {
    return "P2";
  }

  @Override
  public String what() {
    return "one scoring call ÷ the plain way";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return BareSession.bundles(context).stream()
        .flatMap(
            bundle ->
                Stream.of(
                    comparison(context, bundle, "the plain way, a default session", false),
                    comparison(context, bundle, "the plain way, our session options", true)))
        .toList();
  }

  private Comparison comparison(
      BenchContext context, String bundle, String against, boolean ourSession) {
    return new Comparison(
        id(),
        "score, bundle " + bundle,
        against,
        FIGURES,
        context.size(3, 6),
        context.size(9, 31),
        opened -> open(context, bundle, ourSession, opened));
  }

  private static Pair open(
      BenchContext context, String bundle, boolean ourSession, OpenedResources opened)
      throws OrtException {
    var golden = GoldenScores.read(context.tree().models().resolve(bundle));
    var session =
        opened.add(
            ourSession
                ? BoundRows.session(golden)
                : OrtEnvironment.getEnvironment().createSession(golden.onnx()));
    return new ScoringPair(
        golden,
        context.size(5_000, 10_000),
        (row, columns) -> plain(session, golden.rows().get(row), columns),
        OurScoring.open(golden, opened));
  }

  private static void plain(OrtSession session, float[] row, float[] columns) throws OrtException {
    var name = session.getInputNames().iterator().next();
    try (var input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new float[][] {row});
        var result = session.run(Map.of(name, input))) {
      var output = (float[][]) result.get(0).getValue();
      System.arraycopy(output[0], 0, columns, 0, columns.length);
    }
  }
}
