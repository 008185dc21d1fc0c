/// What a topology costs beside one that only passes records on: P6, P7, P8, and P13 for where a
/// model is scored.
///
/// Each side has a broker of its own and stands still while a batch is written for it; then it goes
/// on, and what its process spends until it has committed the whole batch is the sample.
@NullMarked
package io.taxiapp.bench.topology;

import org.jspecify.annotations.NullMarked;
