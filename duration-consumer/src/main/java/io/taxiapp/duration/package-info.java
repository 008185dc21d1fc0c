/// Corrects the duration of every ride while it lives, and measures the live traffic that the
/// correction uses.
///
/// - R1: each requested ride gets one corrected duration at once: the initial one in the light of
///   the traffic now.
/// - R2: each progress report of a ride on the road gets one more: elapsed time plus what the model
///   says remains.
/// - R3: a completed ride tells how its pace compared with the prediction, at its pick-up and at
///   its drop-off zone; these observations, older ones counting less, are the zone traffic that
///   everyone can subscribe to.
/// - R4: the same event twice has no effect.
/// - R5: nothing is predicted for a ride that is over.
/// - R6: a record that cannot be read or predicted goes to the dead letters and stops nobody; so
///   does the progress of a ride that was never requested.
///
/// Out of scope: the initial duration (backend-service), tips and costs (their consumers).
@NullMarked
package io.taxiapp.duration;

import org.jspecify.annotations.NullMarked;
