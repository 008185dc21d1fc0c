/// Rides: what a rider asks for and what a driver reports.
///
/// - **R1** A ride exists, and a report is accepted, only when Kafka has the event.
/// - **R2** A request with an `Idempotency-Key` can be repeated: the same body gives the same ride
///   and no second event, another body is refused. A key is one rider's; a request has one at most.
/// - **R3** Progress is reported in order: a sequence number not above the last one is refused,
///   unless it is the same report again.
/// - **R4** After its completion or cancellation nothing more happens to a ride; the same report
///   again is accepted and changes nothing.
/// - **R5** Nothing happens to a ride before it was requested.
///
/// One replica decides these from its own view. Two replicas that get reports on one ride in the
/// same instant may both accept: whoever reads the topic goes by its order and by `ce_id`.
@NullMarked
package io.taxiapp.backend.ride;

import org.jspecify.annotations.NullMarked;
