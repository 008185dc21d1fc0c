/// Health for orchestrators and people, in the same words as the consumers' (`status`, `reason`).
///
/// - **R1** Riders' port tells whether requests should come here, and nothing else.
/// - **R2** The rest (liveness, start, metrics) is told on a port of its own, to this machine alone
///   unless it is said otherwise.
/// - **R3** A process is live while each event loop gets round to what it is given.
@NullMarked
package io.taxiapp.backend.health;

import org.jspecify.annotations.NullMarked;
