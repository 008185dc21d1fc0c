package io.taxiapp.verification.oracle;

import io.taxiapp.event.Prediction;

/// A prediction as a subscriber saw it.
///
/// @param nanos when it became visible to a subscriber, on [System#nanoTime()]'s clock
public record SeenPrediction(Prediction prediction, long nanos) {}
