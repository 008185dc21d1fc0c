/// Predicts the tip of every ride, and again when its corrected duration moves.
///
/// - R1: each requested ride gets one tip prediction at once, from the initial duration.
/// - R2: a corrected duration that moved by at least 5 % and 30 seconds leads to another, which
///   supersedes the one before.
/// - R3: a cash ride's tip is recorded nowhere: the model answers what the records show, zero.
/// - R4: the same event twice leads to one prediction.
/// - R5: a record that cannot be read or predicted goes to the dead letters and stops nobody.
///
/// When to predict is the rule of [io.taxiapp.pricing], shared with costs. Out of scope: the
/// duration (duration-consumer), what is charged in the end (the meter).
@NullMarked
package io.taxiapp.tip;

import org.jspecify.annotations.NullMarked;
