/// From a request to the moment at which a read_committed subscriber sees its three first
/// predictions: P9 and P10.
@NullMarked
package io.taxiapp.bench.latency;

import org.jspecify.annotations.NullMarked;
