/// Breaks a running stack on purpose, and lets the oracle judge what its topics hold afterwards.
///
/// - R1: there is steady load while something is broken; a fault leaves its stack whole, so that
///   another may follow on it.
/// - R2: a fault ends with nothing broken any more; then what is missing is waited for, until
///   nothing of it comes for two minutes.
/// - R3: what must hold beside exactly-once (a time, an answer, a way to stop) is a finding if it
///   does not.
/// - R4: everything is on loopback, bounded, and ends by itself; processes are ended by their id.
///
/// Out of scope: what is right ([io.taxiapp.verification.oracle]).
@NullMarked
package io.taxiapp.verification.fault;

import org.jspecify.annotations.NullMarked;
