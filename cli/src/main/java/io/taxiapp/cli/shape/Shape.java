package io.taxiapp.cli.shape;

import java.util.List;

/// A zone's outline: polygons, each of an outer ring and its holes. A ring names no point twice: it
/// closes by itself.
record Shape(int zone, List<List<List<Point>>> polygons) {}
