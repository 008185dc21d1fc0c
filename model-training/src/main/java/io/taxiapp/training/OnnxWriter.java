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
import java.util.OptionalInt;

/// Writes forests as one ONNX `TreeEnsembleRegressor` with an output column each, keeping XGBoost's
/// `<` on floats and the side that gaps go to.
final class OnnxWriter {
  private static final String TREES = "trees";
  private static final String SCALE = "scale";
  private static final String OUTPUT = "outputs";
  private static final String INPUT = "features";

  private OnnxWriter() {}

  /// The bytes of `model.onnx`.
  ///
  /// @param width how many features
  /// @param scale the feature that every output is multiplied with, for a model trained on a ratio
  static byte[] write(FourForests forests, int width, OptionalInt scale) {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("taxiapp")
            .addInput(matrix(INPUT, width))
            .addOutput(matrix(OUTPUT, forests.columns().size()))
            .addNode(ensemble(forests, scale.isPresent() ? TREES : OUTPUT));
    if (scale.isPresent()) {
      graph
          .addInitializer(index(scale.getAsInt()))
          .addNode(
              NodeProto.newBuilder()
                  .setOpType("Gather")
                  .setName("scaleColumn")
                  .addInput(INPUT)
                  .addInput("scaleIndex")
                  .addOutput(SCALE)
                  .addAttribute(
                      AttributeProto.newBuilder()
                          .setName("axis")
                          .setType(AttributeProto.AttributeType.INT)
                          .setI(1)))
          .addNode(
              NodeProto.newBuilder()
                  .setOpType("Mul")
                  .setName("toUnit")
                  .addInput(TREES)
                  .addInput(SCALE)
                  .addOutput(OUTPUT));
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

  private static TensorProto index(int column) {
    return TensorProto.newBuilder()
        .setName("scaleIndex")
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

  private static NodeProto ensemble(FourForests forests, String output) {
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
        .addOutput(output)
        .addAllAttribute(attributes.build(forests.columns().size()))
        .build();
  }
}
