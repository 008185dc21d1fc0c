package io.taxiapp.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// As much of an ONNX file as trees are made of
/// ([onnx.proto](https://github.com/onnx/onnx/blob/main/onnx/onnx.proto)).
///
/// @param initializers constants by name
record OnnxGraph(List<Node> nodes, Map<String, IntList> initializers) {

  private static final IntList NONE = new IntList();

  /// An operator with its attributes; those that are single numbers are lists of one.
  record Node(
      String type,
      List<String> inputs,
      Map<String, IntList> attributes,
      Map<String, List<String>> texts) {

    IntList numbers(String attribute) {
      return attributes.getOrDefault(attribute, NONE);
    }
  }

  /// The second input of an operator, if that is a constant.
  IntList constant(int node) {
    return initializers.getOrDefault(nodes.get(node).inputs().get(1), NONE);
  }

  /// Reads a model.
  ///
  /// @throws RuntimeException if the bytes are no protobuf message
  static OnnxGraph read(byte[] model) {
    var graph = new OnnxGraph(new ArrayList<>(), new HashMap<>());
    for (var it = new ProtoBytes(model); it.hasNext(); ) {
      switch (it.field()) {
        case 7 -> graph.readGraph(it.message());
        default -> it.skip();
      }
    }
    return graph;
  }

  private void readGraph(ProtoBytes it) {
    while (it.hasNext()) {
      switch (it.field()) {
        case 1 -> nodes.add(node(it.message()));
        case 5 -> readInitializer(it.message());
        default -> it.skip();
      }
    }
  }

  private static Node node(ProtoBytes it) {
    var type = "";
    var inputs = new ArrayList<String>();
    var attributes = new HashMap<String, IntList>();
    var texts = new HashMap<String, List<String>>();
    while (it.hasNext()) {
      switch (it.field()) {
        case 1 -> inputs.add(it.text());
        case 4 -> type = it.text();
        case 5 -> readAttribute(it.message(), attributes, texts);
        default -> it.skip();
      }
    }
    return new Node(type, inputs, attributes, texts);
  }

  private static void readAttribute(
      ProtoBytes it, Map<String, IntList> attributes, Map<String, List<String>> texts) {
    var name = "";
    var numbers = new IntList();
    var strings = new ArrayList<String>();
    while (it.hasNext()) {
      switch (it.field()) {
        case 1 -> name = it.text();
        case 3, 8 -> it.numbers(numbers);
        case 2, 7 -> it.floats(numbers);
        case 4, 9 -> strings.add(it.text());
        default -> it.skip();
      }
    }
    attributes.put(name, numbers);
    texts.put(name, strings);
  }

  /// Floats, or whole numbers in their raw bytes.
  private void readInitializer(ProtoBytes it) {
    var name = "";
    var numbers = new IntList();
    while (it.hasNext()) {
      switch (it.field()) {
        case 4, 9 -> it.floats(numbers);
        case 8 -> name = it.text();
        default -> it.skip();
      }
    }
    initializers.put(name, numbers);
  }
}
