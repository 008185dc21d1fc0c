/// Ride events to Kafka.
///
/// - **R1** An event counts as published only when all in-sync replicas have it (`acks=all`),
///   exactly once (idempotent producer).
/// - **R2** If Kafka does not say so in time, the caller knows within one second, whatever is wrong
///   with Kafka.
/// - **R3** Then the event may still arrive (the answer was lost, not the event); a request with an
///   `Idempotency-Key` can be sent again without harm.
/// - **R4** Nothing here runs on the event loop of the HTTP server.
@NullMarked
package io.taxiapp.backend.publish;

import org.jspecify.annotations.NullMarked;
