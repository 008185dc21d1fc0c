package io.taxiapp.training;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;

/// Writes forests as one ONNX `TreeEnsembleRegressor` with an output column each, keeping XGBoost's
/// `<` on floats and the side that gaps go to, and behind it the matrix that widens the interval.
final class OnnxWriter {
  private static final String TREES = "trees";
  private static final String WIDENING = "widening";
  private static final String WIDENED = "widened";
  private static final String SCALE = "scale";
  private static final String SCALE_INDEX = "scaleIndex";
  private static final String OUTPUT = "outputs";
  private static final String INPUT = "features";
  private static final int COLUMNS = 4;

  private OnnxWriter() {}

  /// The bytes of `model.onnx`.
  ///
  /// @param width how many features
  /// @param scale the feature that every output is multiplied with, for a model trained on a ratio
  static byte[] write(FourForests forests, int width, OptionalInt scale) {
    String widened = scale.isPresent() ? WIDENED : OUTPUT;
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("taxiapp")
            .addInput(matrix(INPUT, width))
            .addOutput(matrix(OUTPUT, forests.columns().size()))
            .addInitializer(widening(forests.widening()))
            .addNode(ensemble(forests))
            .addNode(node("MatMul", "widen", widened, TREES, WIDENING));
    if (scale.isPresent()) {
      graph
          .addInitializer(index(scale.getAsInt()))
          .addNode(
              node("Gather", "scaleColumn", SCALE, INPUT, SCALE_INDEX).toBuilder()
                  .addAttribute(
                      AttributeProto.newBuilder()
                          .setName("axis")
                          .setType(AttributeProto.AttributeType.INT)
                          .setI(1)))
          .addNode(node("Mul", "toUnit", OUTPUT, WIDENED, SCALE));
    }
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setProducerName("taxiapp model-training")
        .addOpsetImport(opset("", 17))
        .addOpsetImport(opset("ai.onnx.ml", 3))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static OnnxMl.OperatorSetIdProto opset(String domain, long version) {
    return OnnxMl.OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
  }

  private static NodeProto node(String type, String name, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(name)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static TensorProto widening(Widening widening) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(WIDENING)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addDims(COLUMNS)
            .addDims(COLUMNS);
    for (float value : widening.matrix()) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  private static TensorProto index(int column) {
    return TensorProto.newBuilder()
        .setName(SCALE_INDEX)
        .setDataType(TensorProto.DataType.INT64.getNumber())
        .addDims(1)
        .setRawData(
            ByteString.copyFrom(
                ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(column)
                    .array()))
        .build();
  }

  private static ValueInfoProto matrix(String name, int columns) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(
                            TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                                .addDim(
                                    TensorShapeProto.Dimension.newBuilder().setDimValue(columns)))))
        .build();
  }

  private static NodeProto ensemble(FourForests forests) {
    EnsembleAttributes attributes = new EnsembleAttributes();
    for (int column = 0; column < forests.columns().size(); column++) {
      Forest forest = forests.columns().get(column);
      attributes.addBase(forest.base());
      for (Tree tree : forest.trees()) {
        attributes.add(tree, column);
      }
    }
    return NodeProto.newBuilder()
        .setOpType("TreeEnsembleRegressor")
        .setDomain("ai.onnx.ml")
        .setName("forests")
        .addInput(INPUT)
        .addOutput(TREES)
        .addAllAttribute(attributes.build(forests.columns().size()))
        .build();
  }
}
