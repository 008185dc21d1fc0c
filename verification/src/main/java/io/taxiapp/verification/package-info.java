/// What must be true of a running system, and what is broken on purpose to see whether it is.
///
/// [io.taxiapp.verification.oracle] works out which predictions must be there,
/// [io.taxiapp.verification.rider] follows rides as riders do and holds what they are told against
/// it,
/// [io.taxiapp.verification.fault] breaks a stack under load. No product module depends on this
/// one: what is judged shares no rule with its judge.
@NullMarked
package io.taxiapp.verification;

import org.jspecify.annotations.NullMarked;
