/// Predicts what every ride costs before the tip, and again when its corrected duration moves.
///
/// - R1: each requested ride gets one cost prediction at once, from the initial duration.
/// - R2: a corrected duration that moved by at least 5 % and 30 seconds leads to another, which
///   supersedes the one before.
/// - R3: a cost is whole cents of US dollars and never negative.
/// - R4: the same event twice leads to one prediction.
/// - R5: a record that cannot be read or predicted goes to the dead letters and stops nobody.
///
/// When to predict is the rule of [io.taxiapp.pricing], shared with tips. Out of scope: the
/// duration (duration-consumer), what is charged in the end (the meter).
@NullMarked
package io.taxiapp.cost;

import org.jspecify.annotations.NullMarked;
