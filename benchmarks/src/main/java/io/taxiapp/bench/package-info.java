/// `./taxi bench`: what TaxiApp costs, beside the least that could do the same.
///
/// One row of the table of targets is one class: [io.taxiapp.bench.scoring] P1 and P2,
/// [io.taxiapp.bench.http] P3 to P5, [io.taxiapp.bench.topology] P6 to P8 and P13,
/// [io.taxiapp.bench.latency] P9 and P10, [io.taxiapp.bench.recovery] P11 and P12,
/// [io.taxiapp.bench.growth] P14 and P15. How figures are made: [io.taxiapp.bench.measure].
///
/// Out of scope: whether it is right when things break (module `system-tests`).
@NullMarked
package io.taxiapp.bench;

import org.jspecify.annotations.NullMarked;
