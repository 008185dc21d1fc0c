package io.taxiapp.model;

import java.util.Arrays;

/// A list of whole numbers, or of the bits of floats, that grows.
final class IntList {
  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return (int) values[index];
  }

  float getFloat(int index) {
    return Float.intBitsToFloat((int) values[index]);
  }
}
