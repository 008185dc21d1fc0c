package io.taxiapp.cli.shape;

/// A place in steps of 0.00001 degrees.
record Point(int longitude, int latitude) implements Comparable<Point> {

  static final double STEP_DEGREES = 1e-5;

  static Point of(double longitude, double latitude) {
    return new Point(
        (int) Math.round(longitude / STEP_DEGREES), (int) Math.round(latitude / STEP_DEGREES));
  }

  @Override
  public int compareTo(Point other) {
    var first = Integer.compare(longitude, other.longitude);
    return first != 0 ? first : Integer.compare(latitude, other.latitude);
  }
}
