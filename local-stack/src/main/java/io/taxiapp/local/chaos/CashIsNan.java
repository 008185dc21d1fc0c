package io.taxiapp.local.chaos;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.Checksums;
import io.taxiapp.model.GoldenRow;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Turns the tip's bundle into one that says NaN for rides paid in cash, and the same as before for
/// rides paid by card, and that nobody who verifies it can find fault with: its output is
/// multiplied by `paidByCard / paidByCard`, its golden rows are those paid by card, its checksums
/// hold.
final class CashIsNan {

  private static final String FEATURE = "paidByCard";
  private static final String OUTPUT = "outputs";
  private static final String SOUND = "soundOutputs";
  private static final String COLUMN = "paidByCardColumn";

  private CashIsNan() {}

  static void spoil(Path bundle) throws IOException {
    var file = bundle.resolve(ModelBundle.MODEL_FILE);
    int column = ModelCard.read(bundle).featureNames().indexOf(FEATURE);
    Files.write(file, spoilt(ModelProto.parseFrom(Files.readAllBytes(file)), column).toByteArray());
    var byCard =
        GoldenRow.read(bundle).stream()
            .filter(row -> row.input().paymentMethod().equals(PaymentMethod.CARD.name()))
            .toList();
    Files.write(bundle.resolve(GoldenRow.FILE), BundleJson.MAPPER.writeValueAsBytes(byCard));
    Checksums.write(bundle);
  }

  private static ModelProto spoilt(ModelProto sound, int column) {
    var model = sound.toBuilder();
    var graph = model.getGraphBuilder();
    var last = graph.getNodeBuilder(graph.getNodeCount() - 1);
    if (!last.getOutputList().equals(List.of(OUTPUT))) {
      throw new IllegalStateException(
          "expected a last node that gives " + OUTPUT + ", found " + last.getOutputList());
    }
    last.setOutput(0, SOUND);
    graph
        .addInitializer(index(column))
        .addNode(
            node("Gather", FEATURE, graph.getInput(0).getName(), COLUMN).toBuilder()
                .addAttribute(
                    AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1)))
        .addNode(node("Div", "oneOrNan", FEATURE, FEATURE))
        .addNode(node("Mul", OUTPUT, SOUND, "oneOrNan"));
    return model.build();
  }

  private static NodeProto node(String type, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName("spoil-" + output)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static TensorProto index(int column) {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(column);
    return TensorProto.newBuilder()
        .setName(COLUMN)
        .setDataType(TensorProto.DataType.INT64.getNumber())
        .addDims(1)
        .setRawData(ByteString.copyFrom(bytes.array()))
        .build();
  }
}
