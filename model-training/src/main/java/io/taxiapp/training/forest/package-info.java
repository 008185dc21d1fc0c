/// Boosted trees: XGBoost forests for a value and its quantiles, and the calibration of the
/// interval.
///
/// Takes rows of features with labels. Gives the forests of a model. Knows nothing of rides.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.forest;
