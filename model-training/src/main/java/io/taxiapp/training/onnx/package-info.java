/// Forests as ONNX.
///
/// Takes the forests of a model. Gives the bytes of `model.onnx`, and the check that these
/// predict what XGBoost does.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.onnx;
