/// Corrects the duration of every ride while it lives, and measures the live traffic that the
/// correction uses.
///
/// - R1: each requested ride gets one corrected duration at once: the initial one in the light of
///   the traffic now.
/// - R2: each progress report of a ride on the road, and each change of the traffic around its
///   zones, may lead to one more: what the model says of the ride at its last report, in the
///   traffic now.
/// - R3: rides on the road and rides just completed tell how their pace compares with the
///   prediction, at their pick-up and at their drop-off zone, each with one observation that its
///   next replaces; these, older ones counting less, are the zone traffic that everyone can
///   subscribe to.
/// - R4: the same event twice has no effect, and neither has the same traffic.
/// - R5: nothing is predicted for a ride that is over.
/// - R6: after the first, a correction is published if its total differs by at least 5 % and 30
///   seconds from the one published last. What is not published still counts as known.
/// - R7: when the traffic around a zone has moved by 2 %, by its own rides or by those of its
///   borough or of the city, every open ride of that zone is looked at, also one that reports
///   nothing; a task spends a fifth of each second on that, on one ride at least, and the others
///   follow in the order in which they became due. The cause is the
///   message about the traffic that is closest to the ride; what is decided depends on the ride and
///   the traffic, never on the clock.
/// - R8: a change of the traffic does not move a ride whose corrected end lies in the past: the
///   road does not tell where the taxi is.
/// - R9: a record that cannot be read or predicted goes to the dead letters and stops nobody.
///
/// What becomes of a progress report:
///
/// | a report that is | becomes |
/// |---|---|
/// | the next one | the ride's last report, a pace observation, a correction if it moved |
/// | repeated, or late: a later sequence is known | nothing (`repeated`) |
/// | later in sequence, earlier in time than the last | a dead letter |
/// | earlier than the request, or of a ride never requested | a dead letter |
/// | three hours ahead of its publication, or more | a dead letter |
/// | with less distance than the last | taken, with the distance of the last; the position counts |
/// | after the ride's end | nothing (`ride-over`) |
///
/// Out of scope: the initial duration (backend-service), tips and costs (their consumers), how
/// evidence of the traffic is weighed ([io.taxiapp.traffic]).
@NullMarked
package io.taxiapp.duration;

import org.jspecify.annotations.NullMarked;
