/// From trip records to verified model bundles, and back: what a bundle is worth on records it has
/// not seen.
///
/// The way of a bundle, each package knowing only those before it:
///
/// 1. `trip`: records become rides and GPS trips
/// 2. `report`: how errors are counted and printed
/// 3. `forest`: boosted trees, and the calibration of their interval
/// 4. `onnx`: trees become `model.onnx`, held against XGBoost
/// 5. `fit`: the models of rides
/// 6. `corrected`: the model of the corrected duration, and its traffic
/// 7. `backtest`: what models reach on later rides
/// 8. `card`: model cards
/// 9. `bundle`: training on everything, and the bundle on disk
///
/// The commands are here; `progress` shows how far they are.
///
/// R1. Records are read by column name and cast: types change between months.
/// R2. A row that is trained on sees tables made without its own fold, computed by the code that
///     serves.
/// R3. The same records and settings give the same bytes.
/// R4. Every bundle is loaded by the loader that serves it before it replaces another, and its
///     trees agree with XGBoost's.
/// R5. The meter's distance of a ride is never an input of a prediction for that ride.
/// R6. Accuracy, back-tests and `evaluate` part their rows the same way.
/// R7. The page of a shipped bundle, under `docs/models`, is what its card says.
/// R8. A row counts once, however often and in however many files it stands. Rows that are left out
///     are reported, by reason.
/// R9. How long a ride took is what passed between its times, not the difference of what New York's
///     clocks showed.
/// R10. Of a file that cannot be read is said which it is, what was expected and what was found, in
///     no library's words.
///
/// Out of scope: choosing bundles for services, retraining on live rides.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training;
