/// The oracle: which predictions must exist for what was accepted, and which a subscriber saw.
///
/// It shares no code with the services it judges, least of all the pricing rule: a mistake made in
/// one place would otherwise be expected in the other.
@NullMarked
package io.taxiapp.local.check;

import org.jspecify.annotations.NullMarked;
