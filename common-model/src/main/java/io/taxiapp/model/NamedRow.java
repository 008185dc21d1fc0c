package io.taxiapp.model;

import io.taxiapp.feature.Feature;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A row by name, in the features' order, without gaps. It looks at the row's own numbers: many a
/// prediction is made for its value alone, and nobody asks for its features.
final class NamedRow extends AbstractMap<String, Double> {

  private final List<Feature> features;
  private final float[] row;

  /// @param row is not changed any more
  NamedRow(List<Feature> features, float[] row) {
    this.features = features;
    this.row = row;
  }

  @Override
  public Set<Map.Entry<String, Double>> entrySet() {
    return new AbstractSet<>() {

      @Override
      public Iterator<Map.Entry<String, Double>> iterator() {
        return known().mapToObj(i -> Map.entry(features.get(i).name(), (double) row[i])).iterator();
      }

      @Override
      public int size() {
        return (int) known().count();
      }
    };
  }

  private IntStream known() {
    return IntStream.range(0, row.length).filter(i -> !Float.isNaN(row[i]));
  }
}
