/// The processes of one machine: started, watched, stopped. As processes of the JVM in
/// [io.taxiapp.local.process], as containers in [io.taxiapp.local.container].
///
/// - R1: the broker and every service are processes of their own, started from what Maven built.
/// - R2: what was started is stopped: when the stack is closed, after a failure, and on Ctrl-C or
///   SIGTERM.
/// - R3: a process that dies is named, with the end of its log; nothing is restarted.
///
/// Out of scope: rides (module ride-simulator), what is right (module verification).
@NullMarked
package io.taxiapp.local;

import org.jspecify.annotations.NullMarked;
