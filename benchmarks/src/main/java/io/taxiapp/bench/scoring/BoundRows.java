package io.taxiapp.bench.scoring;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `OrtSession.run` and nothing else: a tensor for every golden row, its output pinned, both in
/// their maps before it is measured.
final class BoundRows implements GoldenScores.Scoring, AutoCloseable {

  private final OrtSession session;
  private final FloatBuffer output;
  private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
  private final Map<String, OnnxTensor> outputs;

  BoundRows(OrtSession session, GoldenScores golden) throws OrtException {
    this.session = session;
    int columns = golden.outputs().getFirst().length;
    output = floats(columns);
    outputs =
        Map.of(session.getOutputNames().iterator().next(), tensor(output, new long[] {1, columns}));
    for (var row : golden.rows()) {
      var input = floats(row.length).put(0, row);
      inputs.add(
          Map.of(
              session.getInputNames().iterator().next(),
              tensor(input, new long[] {1, row.length})));
    }
  }

  /// A session as the services open it.
  static OrtSession session(GoldenScores golden) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setCPUArenaAllocator(false);
      return OrtEnvironment.getEnvironment().createSession(golden.onnx(), options);
    }
  }

  private static OnnxTensor tensor(FloatBuffer buffer, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, shape);
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void score(int row, float[] columns) throws OrtException {
    try (var _ = session.run(inputs.get(row), outputs)) {
      output.get(0, columns);
    }
  }

  @Override
  public void close() {
    inputs.forEach(input -> input.values().forEach(OnnxTensor::close));
    outputs.values().forEach(OnnxTensor::close);
  }
}
