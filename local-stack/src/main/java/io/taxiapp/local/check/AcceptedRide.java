package io.taxiapp.local.check;

import java.util.List;
import java.util.UUID;

/// What the backend took of one ride: all that the oracle starts from.
///
/// @param initialSeconds the duration it answered the request with
/// @param progress the sequences of the reports that it took
/// @param unsureProgress the sequences of reports that it may have taken: their predictions may be
///     there or not
public record AcceptedRide(
    UUID rideId, long initialSeconds, List<Integer> progress, List<Integer> unsureProgress) {}
