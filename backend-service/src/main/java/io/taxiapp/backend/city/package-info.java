/// The city now: what a person wants to see of the whole.
///
/// - **R1** Counted is what this replica reads as it is published, second by second, for the last
///   five minutes; what it catches up on is not counted.
/// - **R2** The lag of a prediction is the time from the publication of the ride event behind it to
///   the moment it is read here.
/// - **R3** The traffic of a zone is the latest known, however old.
/// - **R4** Nobody's identity and no content of a dead letter is shown.
@NullMarked
package io.taxiapp.backend.city;

import org.jspecify.annotations.NullMarked;
