/// Reads the dead letters, and replays their records once the fault is fixed.
///
/// - R1: a record is replayed once, however many consumers could not use it and however often it is
///   asked for: what was replayed names where it stood before. If it cannot be used then either, it
///   is replayed again only if that is asked for, and then once again.
/// - R2: it is replayed as it was: key, bytes and its own headers, on its partition; those of one
///   partition in the order in which they stood there.
/// - R3: all that is asked for is replayed, or nothing.
///
/// Out of scope: fixing records. One whose bytes are wrong comes back as a dead letter.
@NullMarked
package io.taxiapp.deadletter;

import org.jspecify.annotations.NullMarked;
