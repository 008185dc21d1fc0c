/// When a tip or a cost is predicted: the rule that both consumers share.
///
/// - R1: a requested ride is priced at once, from the initial duration; nobody waits for another
///   consumer.
/// - R2: a corrected duration prices it again if its total differs from the one priced last by at
///   least 5 % and 30 seconds. So tip, cost and duration stay coherent without spam.
/// - R3: a correction that arrives before its request waits for it; the outcome is the same in
///   either order.
/// - R4: the same message twice has no effect.
/// - R5: corrections count in the order of their sequence, also after the ride is over: what is
///   predicted depends on the two topics alone, never on which was read first. Its timestamp is
///   that of the record that caused it.
///
/// Out of scope: what the price is ([io.taxiapp.model]), and what the duration is (the
/// duration-consumer).
@NullMarked
package io.taxiapp.pricing;

import org.jspecify.annotations.NullMarked;
