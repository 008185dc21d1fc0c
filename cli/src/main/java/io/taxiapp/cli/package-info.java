/// The command line `./taxi`: one file a command. What the commands do is the work of the modules
/// below: local-stack, ride-simulator, verification, model-training.
///
/// - R1: what goes wrong is one line on standard error, and a status that is not 0.
/// - R2: a demo or replay succeeds only if every accepted ride got each of its predictions exactly
///   once, as [io.taxiapp.verification.oracle] says.
@NullMarked
package io.taxiapp.cli;

import org.jspecify.annotations.NullMarked;
