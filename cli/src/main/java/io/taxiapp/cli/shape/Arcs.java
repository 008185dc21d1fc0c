package io.taxiapp.cli.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts rings where borders meet, so that a stretch of border that two zones share is one arc.
final class Arcs {

  private final Set<Point> junctions;
  private final List<List<Point>> all = new ArrayList<>();
  private final Map<List<Point>, Integer> numbers = new HashMap<>();

  Arcs(List<Shape> shapes) {
    junctions = junctions(shapes);
  }

  /// All arcs so far, by number.
  List<List<Point>> all() {
    return Collections.unmodifiableList(all);
  }

  /// The numbers of the arcs that make up a ring; `~n` (less than 0) is arc n the other way round.
  List<Integer> of(List<Point> ring) {
    var cuts = new ArrayList<Integer>();
    for (int i = 0; i < ring.size(); i++) {
      if (junctions.contains(ring.get(i))) {
        cuts.add(i);
      }
    }
    if (cuts.isEmpty()) { // an island: all that name it begin at the same point
      cuts.add(ring.indexOf(Collections.min(ring)));
    }
    var arcs = new ArrayList<Integer>();
    for (int i = 0; i < cuts.size(); i++) {
      var from = cuts.get(i);
      var to = i + 1 < cuts.size() ? cuts.get(i + 1) : cuts.getFirst() + ring.size();
      var arc = new ArrayList<Point>();
      for (int at = from; at <= to; at++) {
        arc.add(ring.get(at % ring.size()));
      }
      arcs.add(number(arc));
    }
    return arcs;
  }

  private int number(List<Point> arc) {
    var known = numbers.get(arc);
    if (known != null) {
      return known;
    }
    var reversed = numbers.get(arc.reversed());
    if (reversed != null) {
      return ~reversed;
    }
    all.add(List.copyOf(arc));
    numbers.put(List.copyOf(arc), all.size() - 1);
    return all.size() - 1;
  }

  /// The points where more than one border passes: their neighbours are not the same two wherever
  /// they occur.
  private static Set<Point> junctions(List<Shape> shapes) {
    var neighbours = new HashMap<Point, Set<Point>>();
    var junctions = new HashSet<Point>();
    for (var shape : shapes) {
      for (var polygon : shape.polygons()) {
        for (var ring : polygon) {
          for (int i = 0; i < ring.size(); i++) {
            var before = ring.get((i + ring.size() - 1) % ring.size());
            var pair = Set.of(before, ring.get((i + 1) % ring.size()));
            var known = neighbours.putIfAbsent(ring.get(i), pair);
            if (known != null && !known.equals(pair)) {
              junctions.add(ring.get(i));
            }
          }
        }
      }
    }
    return junctions;
  }
}
