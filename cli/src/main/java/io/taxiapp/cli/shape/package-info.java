/// The outlines of the taxi zones, small enough for a web page.
///
/// - **R1** A border that two zones share is written once
///   ([TopoJSON](https://github.com/topojson/topojson-specification)): what a page draws has no
///   gaps and no overlaps that the source does not have.
/// - **R2** Nothing is simplified; coordinates are rounded to 0.00001 degrees (1 m).
/// - **R3** The file names its publisher.
@NullMarked
package io.taxiapp.cli.shape;

import org.jspecify.annotations.NullMarked;
