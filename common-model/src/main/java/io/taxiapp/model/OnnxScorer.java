package io.taxiapp.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/// One row's buffers, used again for every call: a direct input and a pinned output. For one thread
/// at a time.
final class OnnxScorer implements RowScorer {
  private final OrtSession session;
  private final FloatBuffer input;
  private final FloatBuffer output;
  private final OnnxTensor inputTensor;
  private final OnnxTensor outputTensor;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  private OnnxScorer(
      OrtSession session,
      FloatBuffer input,
      FloatBuffer output,
      OnnxTensor inputTensor,
      OnnxTensor outputTensor) {
    this.session = session;
    this.input = input;
    this.output = output;
    this.inputTensor = inputTensor;
    this.outputTensor = outputTensor;
    this.inputs = Map.of(session.getInputNames().iterator().next(), inputTensor);
    this.outputs = Map.of(session.getOutputNames().iterator().next(), outputTensor);
  }

  static OnnxScorer open(OrtSession session, int width) {
    FloatBuffer input = floats(width);
    FloatBuffer output = floats(OnnxModel.COLUMNS);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      OnnxTensor inputTensor = OnnxTensor.createTensor(environment, input, new long[] {1, width});
      try {
        return new OnnxScorer(
            session,
            input,
            output,
            inputTensor,
            OnnxTensor.createTensor(environment, output, new long[] {1, OnnxModel.COLUMNS}));
      } catch (OrtException e) {
        inputTensor.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("no buffers for a row of " + width, e);
    }
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void score(float[] row, float[] columns) {
    input.put(0, row);
    try (OrtSession.Result _ = session.run(inputs, outputs)) {
      output.get(0, columns);
    } catch (OrtException e) {
      throw new IllegalStateException("the model did not run: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    inputTensor.close();
    outputTensor.close();
  }
}
