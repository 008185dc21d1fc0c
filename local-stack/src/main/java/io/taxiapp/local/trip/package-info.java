/// Trips to replay: real records, or made up from the shipped zone-pair statistics.
@NullMarked
package io.taxiapp.local.trip;

import org.jspecify.annotations.NullMarked;
