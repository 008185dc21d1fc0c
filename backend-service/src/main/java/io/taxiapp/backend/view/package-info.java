/// The read side: what is known about each ride, from the topics, in memory, on every replica.
///
/// - **R1** Only committed records are shown, from all partitions of the four topics of a ride,
///   from some hours back on.
/// - **R2** The view is complete when it has read as far as the topics reached when it began;
///   before that nobody is told "no such ride".
/// - **R3** An event that this replica published counts at once, before it has been read back.
/// - **R4** Memory is bounded: a ride is forgotten some hours after its first message, and when
///   there are too many, those that ended first go first.
/// - **R5** A stream of one ride can break off anywhere and go on with `Last-Event-ID` on any
///   replica: nothing is lost, nothing comes twice.
/// - **R6** A subscriber that does not read is dropped; nothing piles up for it.
///
/// Out of scope: more rides than one replica's memory holds.
@NullMarked
package io.taxiapp.backend.view;

import org.jspecify.annotations.NullMarked;
