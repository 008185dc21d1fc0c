package io.taxiapp.feature;

/// What rides from one zone to another were like.
///
/// @param rides how many records it is derived from
/// @param medianSeconds their median duration
/// @param medianKm their median metered distance
/// @param secondsFactor how much longer they take than the two zones, the distance and the hour let
///     one expect; shrunk towards 1 for a thin pair
/// @param kmFactor the same for the distance driven
/// @param costFactor the same for the price before tip
public record ZonePair(
    int pickupZone,
    int dropoffZone,
    int rides,
    double medianSeconds,
    double medianKm,
    double secondsFactor,
    double kmFactor,
    double costFactor) {
  /// Each factor is what it would be had the pair seen so many more rides that went as expected.
  public static final double PRIOR_RIDES = 6;
}
