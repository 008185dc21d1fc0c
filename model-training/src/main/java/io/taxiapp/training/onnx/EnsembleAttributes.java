package io.taxiapp.training.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import io.taxiapp.training.forest.Tree;
import java.util.List;

/// Collects the parallel arrays of ONNX's `TreeEnsembleRegressor`.
final class EnsembleAttributes {
  private static final ByteString BRANCH = ByteString.copyFromUtf8("BRANCH_LT");
  private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

  private final AttributeProto.Builder treeIds = ints("nodes_treeids");
  private final AttributeProto.Builder nodeIds = ints("nodes_nodeids");
  private final AttributeProto.Builder featureIds = ints("nodes_featureids");
  private final AttributeProto.Builder values = floats("nodes_values");
  private final AttributeProto.Builder modes =
      AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeType.STRINGS);
  private final AttributeProto.Builder trueIds = ints("nodes_truenodeids");
  private final AttributeProto.Builder falseIds = ints("nodes_falsenodeids");
  private final AttributeProto.Builder gapsTrackTrue = ints("nodes_missing_value_tracks_true");
  private final AttributeProto.Builder targetTreeIds = ints("target_treeids");
  private final AttributeProto.Builder targetNodeIds = ints("target_nodeids");
  private final AttributeProto.Builder targetIds = ints("target_ids");
  private final AttributeProto.Builder targetWeights = floats("target_weights");
  private final AttributeProto.Builder bases = floats("base_values");
  private int trees;

  private static AttributeProto.Builder ints(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
  }

  private static AttributeProto.Builder floats(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOATS);
  }

  void addBase(float base) {
    bases.addFloats(base);
  }

  void add(Tree tree, int column) {
    for (int id = 0; id < tree.nodes().size(); id++) {
      Tree.Node node = tree.nodes().get(id);
      boolean leaf = node.isLeaf();
      treeIds.addInts(trees);
      nodeIds.addInts(id);
      featureIds.addInts(leaf ? 0 : node.feature());
      values.addFloats(leaf ? 0 : node.value());
      modes.addStrings(leaf ? LEAF : BRANCH);
      trueIds.addInts(leaf ? 0 : node.left());
      falseIds.addInts(leaf ? 0 : node.right());
      gapsTrackTrue.addInts(!leaf && node.gapGoesLeft() ? 1 : 0);
      if (leaf) {
        targetTreeIds.addInts(trees);
        targetNodeIds.addInts(id);
        targetIds.addInts(column);
        targetWeights.addFloats(node.value());
      }
    }
    trees++;
  }

  List<AttributeProto> build(int columns) {
    return List.of(
        AttributeProto.newBuilder()
            .setName("n_targets")
            .setType(AttributeType.INT)
            .setI(columns)
            .build(),
        treeIds.build(),
        nodeIds.build(),
        featureIds.build(),
        values.build(),
        modes.build(),
        trueIds.build(),
        falseIds.build(),
        gapsTrackTrue.build(),
        targetTreeIds.build(),
        targetNodeIds.build(),
        targetIds.build(),
        targetWeights.build(),
        bases.build());
  }
}
