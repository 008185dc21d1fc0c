package io.taxiapp.training.forest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One regression tree, as XGBoost saves it. Node 0 is the root.
public record Tree(List<Node> nodes) {

  /// A row goes left where `row[feature] < value`, or, with a gap there, where `gapGoesLeft`. A
  /// leaf has no children (`left` is negative) and `value` is what it adds.
  public record Node(int left, int right, int feature, float value, boolean gapGoesLeft) {
    public boolean isLeaf() {
      return left < 0;
    }
  }

  static Tree of(JsonNode saved) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < saved.get("left_children").size(); i++) {
      nodes.add(
          new Node(
              saved.get("left_children").get(i).asInt(),
              saved.get("right_children").get(i).asInt(),
              saved.get("split_indices").get(i).asInt(),
              (float) saved.get("split_conditions").get(i).asDouble(),
              saved.get("default_left").get(i).asInt() != 0));
    }
    return new Tree(nodes);
  }
}
