/// Reads the dead letters, and puts what was mended back where it came from.
///
/// - R1: a record is put back once, however many consumers could not use it and however often it is
///   asked for: what was put back names where it stood before. If it cannot be used then either, it
///   is put back again only if that is asked for, and then once again.
/// - R2: it is put back as it was: key, bytes and its own headers, on its partition; those of one
///   partition in the order in which they stood there.
/// - R3: all that is asked for is put back, or nothing.
///
/// Out of scope: mending. A record whose bytes are wrong comes back as a dead letter.
@NullMarked
package io.taxiapp.deadletter;

import org.jspecify.annotations.NullMarked;
