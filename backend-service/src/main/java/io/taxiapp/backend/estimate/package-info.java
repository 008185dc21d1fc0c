/// How long a ride would take, without asking for one.
///
/// - **R1** It answers whether Kafka is there or not.
/// - **R2** A ride that is requested gets the same duration as its estimate.
@NullMarked
package io.taxiapp.backend.estimate;

import org.jspecify.annotations.NullMarked;
