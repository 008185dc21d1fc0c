/// What models reach on later rides, and what they must reach.
///
/// Takes months or trips that are split by time. Trains on the earlier ones, tries the ONNX
/// model on the later ones, and gives the errors beside those of simple rules.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.backtest;
