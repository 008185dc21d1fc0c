/// Model bundles: verify, load, warm up, predict, close.
///
/// R1. A bundle is refused, naming the file and the difference, unless: `SHA256SUMS` holds for
///     every file and no other file is there; the card is complete; every feature is in the
///     catalogue, known when the card says, and not later than the model runs; the ONNX signature
///     is one row of those features to `[value, p10, p50, p90]`; every golden row gives its
///     features and outputs.
/// R2. A prediction is finite, its quantiles do not cross, and it does not fall below the card's
///     minimum; else it is an error.
/// R3. A loaded bundle may be used by many threads; closing it waits for running predictions.
///
/// Out of scope: writing bundles (module `model-training`), which bundle a service uses (its
/// settings).
@org.jspecify.annotations.NullMarked
package io.taxiapp.model;
