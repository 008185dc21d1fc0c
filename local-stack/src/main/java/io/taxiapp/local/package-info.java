/// Everything on one machine, from one command: `./taxi up`, `demo`, `replay`, `train`, `evaluate`.
///
/// - R1: the broker and every service are processes of their own, started from what Maven built.
/// - R2: what was started is stopped: at the end, after a failure, and on Ctrl-C or SIGTERM.
/// - R3: a process that dies is named, with the end of its log; nothing is restarted.
/// - R4: a demo or replay succeeds only if every accepted ride got each of its predictions exactly
///   once, as [io.taxiapp.local.check] says.
///
/// Out of scope: what a prediction is worth (module model-training), production deployment.
@NullMarked
package io.taxiapp.local;

import org.jspecify.annotations.NullMarked;
