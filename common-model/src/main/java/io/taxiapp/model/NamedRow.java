package io.taxiapp.model;

import io.taxiapp.feature.Feature;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

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
        return new Known();
      }

      @Override
      public int size() {
        int size = 0;
        for (float number : row) {
          size += Float.isNaN(number) ? 0 : 1;
        }
        return size;
      }
    };
  }

  /// One number after the other, without gaps.
  private final class Known implements Iterator<Map.Entry<String, Double>> {

    private int next;

    @Override
    public boolean hasNext() {
      while (next < row.length && Float.isNaN(row[next])) {
        next++;
      }
      return next < row.length;
    }

    @Override
    public Map.Entry<String, Double> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int known = next++;
      return Map.entry(features.get(known).name(), (double) row[known]);
    }
  }
}
