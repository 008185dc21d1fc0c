/// From the topics into the views.
///
/// - **R1** Only committed records are read, from all partitions of all topics: from some hours
///   back on, and the compacted one whole.
/// - **R2** The views are complete when the topics have been read as far as they reached at the
///   start; when Kafka was away, reading goes on where it stopped or starts over.
/// - **R3** A record that cannot be read is counted, logged and skipped.
@NullMarked
package io.taxiapp.backend.feed;

import org.jspecify.annotations.NullMarked;
