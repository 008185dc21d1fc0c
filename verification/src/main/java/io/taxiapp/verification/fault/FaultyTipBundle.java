package io.taxiapp.verification.fault;

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

/// Turns the tip's bundle into one that has no answer for rides paid in cash, and the same as
/// before for rides paid by card, and that nobody who verifies it can find fault with: its output
/// is multiplied by a factor, 1 for cards, its golden rows are those paid by card, its checksums
/// hold.
public final class FaultyTipBundle {

  /// What it has instead of an answer.
  public enum Cash {
    /// The factor is `paidByCard / paidByCard`.
    IS_NAN,
    /// The factor stands at `1 - paidByCard` of a list that has one element.
    FAILS
  }

  private static final String FEATURE = "paidByCard";
  private static final String OUTPUT = "outputs";
  private static final String SOUND = "soundOutputs";
  private static final String COLUMN = "paidByCardColumn";
  private static final String FACTOR = "factor";
  private static final String ONE = "one";

  private FaultyTipBundle() {}

  public static void spoil(Path bundle, Cash cash) throws IOException {
    var file = bundle.resolve(ModelBundle.MODEL_FILE);
    int column = ModelCard.read(bundle).featureNames().indexOf(FEATURE);
    Files.write(
        file, spoilt(ModelProto.parseFrom(Files.readAllBytes(file)), column, cash).toByteArray());
    var byCard =
        GoldenRow.read(bundle).stream()
            .filter(row -> row.input().paymentMethod().equals(PaymentMethod.CARD.name()))
            .toList();
    Files.write(bundle.resolve(GoldenRow.FILE), BundleJson.MAPPER.writeValueAsBytes(byCard));
    Checksums.write(bundle);
  }

  private static ModelProto spoilt(ModelProto sound, int column, Cash cash) {
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
                .addAttribute(whole("axis", 1)));
    switch (cash) {
      case IS_NAN -> graph.addNode(node("Div", FACTOR, FEATURE, FEATURE));
      case FAILS ->
          graph
              .addInitializer(one())
              .addNode(node("Sub", "paidInCash", ONE, FEATURE))
              .addNode(
                  node("Cast", "place", "paidInCash").toBuilder()
                      .addAttribute(whole("to", TensorProto.DataType.INT64.getNumber())))
              .addNode(node("Gather", FACTOR, ONE, "place"));
    }
    graph.addNode(node("Mul", OUTPUT, SOUND, FACTOR));
    return model.build();
  }

  private static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static TensorProto one() {
    return TensorProto.newBuilder()
        .setName(ONE)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .addDims(1)
        .addFloatData(1)
        .build();
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
