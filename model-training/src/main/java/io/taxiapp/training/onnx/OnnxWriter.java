package io.taxiapp.training.onnx;

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
import io.taxiapp.training.forest.Forest;
import io.taxiapp.training.forest.GroupedCalibration;
import io.taxiapp.training.forest.IntervalCalibration;
import io.taxiapp.training.forest.QuantileForests;
import io.taxiapp.training.forest.RowGroup;
import io.taxiapp.training.forest.Tree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;

/// Writes forests as one ONNX `TreeEnsembleRegressor` with an output column each, keeping XGBoost's
/// `<` on floats and the side that gaps go to, and behind it the matrix that calibrates the
/// interval, or one for rows that lack a feature and one for the others.
public final class OnnxWriter {
  private static final String TREES = "trees";

  // With other names in the graph, the same training would make another model identity.
  private static final String CALIBRATION = "widening";
  private static final String CALIBRATED = "widened";

  private static final String SCALE = "scale";
  private static final String OUTPUT = "outputs";
  private static final String INPUT = "features";
  private static final int COLUMNS = 4;

  private OnnxWriter() {}

  /// The bytes of `model.onnx`.
  ///
  /// @param width how many features
  /// @param scale the feature that every output is multiplied with, for a model trained on a ratio
  public static byte[] write(QuantileForests forests, int width, OptionalInt scale) {
    String calibrated = scale.isPresent() ? CALIBRATED : OUTPUT;
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("taxiapp")
            .addInput(matrix(INPUT, width))
            .addOutput(matrix(OUTPUT, forests.columns().size()))
            .addNode(ensemble(forests));
    calibrate(graph, forests.calibration(), calibrated);
    if (scale.isPresent()) {
      column(graph, SCALE, scale.getAsInt());
      graph.addNode(node("Mul", "toUnit", OUTPUT, CALIBRATED, SCALE));
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

  /// Each group's calibration over what was said so far, the last group first: a row belongs to the
  /// first that contains it.
  private static void calibrate(
      GraphProto.Builder graph, GroupedCalibration calibration, String calibrated) {
    List<GroupedCalibration.Group> groups = calibration.groups();
    String rest = groups.isEmpty() ? calibrated : "rest";
    calibrate(graph, calibration.rest(), "", rest);
    for (int i = groups.size() - 1; i >= 0; i--) {
      String group = "group" + i;
      calibrate(graph, groups.get(i).calibration(), group, group);
      column(graph, group + "Feature", groups.get(i).rows().column());
      String chosen = i == 0 ? calibrated : group + "OrRest";
      graph
          .addNode(contains(graph, groups.get(i).rows(), group))
          .addNode(node("Where", group + "Choice", chosen, group + "Has", group, rest));
      rest = chosen;
    }
  }

  private static NodeProto contains(GraphProto.Builder graph, RowGroup rows, String group) {
    String found = group + "Has";
    String feature = group + "Feature";
    return switch (rows) {
      case RowGroup.Missing _ -> node("IsNaN", found, found, feature);
      case RowGroup.Above above -> {
        String limit = group + "Limit";
        graph.addInitializer(floats(limit).addDims(1).addFloatData(above.limit()));
        yield node("Greater", found, found, feature, limit);
      }
    };
  }

  private static void calibrate(
      GraphProto.Builder graph, IntervalCalibration calibration, String group, String calibrated) {
    TensorProto.Builder matrix = floats(CALIBRATION + group).addDims(COLUMNS).addDims(COLUMNS);
    for (float value : calibration.matrix()) {
      matrix.addFloatData(value);
    }
    graph
        .addInitializer(matrix)
        .addNode(node("MatMul", "widen" + group, calibrated, TREES, CALIBRATION + group));
  }

  /// One feature of all rows.
  private static void column(GraphProto.Builder graph, String name, int feature) {
    graph
        .addInitializer(index(name + "Index", feature))
        .addNode(
            node("Gather", name + "Column", name, INPUT, name + "Index").toBuilder()
                .addAttribute(
                    AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1)));
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

  private static TensorProto.Builder floats(String name) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT.getNumber());
  }

  private static TensorProto index(String name, int column) {
    return TensorProto.newBuilder()
        .setName(name)
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

  private static NodeProto ensemble(QuantileForests forests) {
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
