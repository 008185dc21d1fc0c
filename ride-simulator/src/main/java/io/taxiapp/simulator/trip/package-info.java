/// Trips to replay: real records, or made up from the shipped zone-pair statistics.
@NullMarked
package io.taxiapp.simulator.trip;

import org.jspecify.annotations.NullMarked;
