package io.taxiapp.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The trees of a model, laid out to be walked by [TreeScorer].
///
/// A node is one `long`: its threshold as a [#key], the place of its left child (the right one is
/// next to it), and which key of the row it looks at. A leaf leads to itself, so that all trees of
/// a column are as many steps deep.
///
/// A row has each feature's key twice, [#width] apart: gaps that go left are below every threshold
/// there, gaps that go right above.
final class Forests {
  private static final int PLACE_SHIFT = 8;
  private static final int MAX_KEYS = 1 << PLACE_SHIFT;
  private static final int MAX_NODES = 1 << 23;
  private static final int NO_SCALE = -1;

  /// The operators of a graph: trees, a calibration of all rows' intervals, those of some rows,
  /// the last of them first, and a scale.
  private static final Pattern FORM =
      Pattern.compile(
          "TreeEnsembleRegressor MatMul( MatMul Gather (IsNaN|Greater) Where)*( Gather Mul)?");

  private static final int OF_ALL = 1;
  private static final int OF_SOME = 4;

  final int width;
  final long[] nodes;
  final float[] leaves;
  final int[][] roots;
  final int[] depths;
  final float[] bases;

  /// Those of some rows: the first that is a row's counts.
  final CalibrationMatrix[] calibrations;

  /// The matrix for all other rows.
  final float[] calibration;

  /// The feature that every column is multiplied with; negative for none.
  final int scale;

  private Forests(
      int width,
      Layout layout,
      float[] bases,
      CalibrationMatrix[] calibrations,
      float[] calibration,
      int scale) {
    this.width = width;
    this.nodes = Arrays.copyOf(layout.nodes, layout.size);
    this.leaves = Arrays.copyOf(layout.leaves, layout.size);
    this.roots =
        layout.roots.stream()
            .map(roots -> roots.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.depths = layout.depths;
    this.bases = bases;
    this.calibrations = calibrations;
    this.calibration = calibration;
    this.scale = scale;
  }

  /// Floats in their order as whole numbers; both zeros are the same.
  static int key(float value) {
    int bits = Float.floatToRawIntBits(value + 0.0f);
    return bits ^ ((bits >> 31) & 0x7fffffff);
  }

  /// The float of a node's key.
  static float threshold(long node) {
    int key = (int) (node >> 32);
    return Float.intBitsToFloat(key ^ ((key >> 31) & 0x7fffffff));
  }

  /// Which key of the row a node looks at.
  static int feature(long node) {
    return (int) node & (MAX_KEYS - 1);
  }

  /// The place of a node's left child.
  static int child(long node) {
    return (int) node >>> PLACE_SHIFT;
  }

  static boolean isLeaf(long node) {
    return node >> 32 == Integer.MAX_VALUE;
  }

  /// The trees of a model as module `model-training` writes it; empty for any other graph.
  static Optional<Forests> read(byte[] model, int width) {
    OnnxGraph graph;
    try {
      graph = OnnxGraph.read(model);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    var types = graph.nodes().stream().map(OnnxGraph.Node::type).toList();
    if (!FORM.matcher(String.join(" ", types)).matches() || 2 * width > MAX_KEYS) {
      return Optional.empty();
    }
    boolean scaled = types.getLast().equals("Mul");
    return Layout.of(graph.nodes().getFirst(), width)
        .map(
            layout ->
                new Forests(
                    width,
                    layout,
                    floats(graph.nodes().getFirst().numbers("base_values")),
                    calibrations(graph),
                    floats(graph.constant(OF_ALL)),
                    scaled ? graph.constant(types.size() - 2).get(0) : NO_SCALE));
  }

  private static CalibrationMatrix[] calibrations(OnnxGraph graph) {
    int count = (graph.nodes().size() - OF_ALL - 1) / OF_SOME;
    var calibrations = new CalibrationMatrix[count];
    for (int i = 0; i < count; i++) {
      int first = OF_ALL + 1 + i * OF_SOME;
      boolean lacking = graph.nodes().get(first + 2).type().equals("IsNaN");
      calibrations[count - 1 - i] =
          new CalibrationMatrix(
              graph.constant(first + 1).get(0),
              lacking ? Float.NaN : graph.constant(first + 2).getFloat(0),
              floats(graph.constant(first)));
    }
    return calibrations;
  }

  /// The matrix that a row's columns are multiplied with.
  float[] calibration(float[] row) {
    for (CalibrationMatrix of : calibrations) {
      if (of.isOf(row)) {
        return of.matrix;
      }
    }
    return calibration;
  }

  private static float[] floats(IntList numbers) {
    var floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.getFloat(i);
    }
    return floats;
  }

  /// The nodes in their places, tree by tree, children next to each other.
  private static final class Layout {
    private final OnnxGraph.Node ensemble;
    private final int width;
    private final long[] nodes;
    private final float[] leaves;
    private final int[] depths = new int[OnnxModel.COLUMNS];
    private final List<List<Integer>> roots =
        IntStream.range(0, OnnxModel.COLUMNS)
            .<List<Integer>>mapToObj(_ -> new ArrayList<>())
            .toList();
    private int size;
    private int leaf;

    private Layout(OnnxGraph.Node ensemble, int width, int nodes) {
      this.ensemble = ensemble;
      this.width = width;
      this.nodes = new long[nodes];
      this.leaves = new float[nodes];
    }

    static Optional<Layout> of(OnnxGraph.Node ensemble, int width) {
      var modes = ensemble.texts().getOrDefault("nodes_modes", List.of());
      boolean known =
          ensemble.attributes().keySet().stream().allMatch(Layout::isKnown)
              && modes.stream().allMatch(mode -> mode.equals("BRANCH_LT") || mode.equals("LEAF"))
              && ensemble.numbers("base_values").size() == OnnxModel.COLUMNS
              && modes.size() < MAX_NODES;
      if (!known) {
        return Optional.empty();
      }
      var layout = new Layout(ensemble, width, modes.size());
      for (int first = 0; first < modes.size(); ) {
        first = layout.add(first, modes);
      }
      return Optional.of(layout);
    }

    private static boolean isKnown(String attribute) {
      return attribute.startsWith("nodes_")
          || attribute.startsWith("target_")
          || attribute.equals("n_targets")
          || attribute.equals("base_values");
    }

    private record Placed(int id, int place, int depth) {}

    /// Lays out the tree whose first node this is, and returns where the next one begins.
    private int add(int first, List<String> modes) {
      int tree = ensemble.numbers("nodes_treeids").get(first);
      int end = first;
      while (end < modes.size() && ensemble.numbers("nodes_treeids").get(end) == tree) {
        end++;
      }
      // The leaves of a tree come in the order of its nodes.
      var leafOf = new int[end - first];
      for (int id = 0; id < leafOf.length; id++) {
        leafOf[id] = modes.get(first + id).equals("LEAF") ? leaf++ : -1;
      }
      int column = ensemble.numbers("target_ids").get(leaf - 1);
      int root = size++;
      roots.get(column).add(root);
      var open = new ArrayDeque<>(List.of(new Placed(0, root, 0)));
      while (!open.isEmpty()) {
        var next = open.poll();
        int at = first + next.id();
        depths[column] = Math.max(depths[column], next.depth());
        if (leafOf[next.id()] >= 0) {
          nodes[next.place()] = node(Integer.MAX_VALUE, next.place(), 0);
          leaves[next.place()] = ensemble.numbers("target_weights").getFloat(leafOf[next.id()]);
        } else {
          int gap = ensemble.numbers("nodes_missing_value_tracks_true").get(at) != 0 ? 0 : width;
          nodes[next.place()] =
              node(
                  key(ensemble.numbers("nodes_values").getFloat(at)),
                  size,
                  ensemble.numbers("nodes_featureids").get(at) + gap);
          open.add(
              new Placed(ensemble.numbers("nodes_truenodeids").get(at), size, next.depth() + 1));
          open.add(
              new Placed(
                  ensemble.numbers("nodes_falsenodeids").get(at), size + 1, next.depth() + 1));
          size += 2;
        }
      }
      return end;
    }

    private static long node(int threshold, int child, int key) {
      return (long) threshold << 32 | (long) child << PLACE_SHIFT | key;
    }
  }
}
