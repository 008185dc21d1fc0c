/// The command line `./taxi`: one file a command. What the commands do is the work of the modules
/// below: local-stack, ride-simulator, verification, model-training.
///
/// - R1: what goes wrong is one line on standard error, and a status that is not 0: 2 for wrong
///   arguments, of which nothing has begun, otherwise 1.
/// - R2: a demo or replay succeeds only if every accepted ride got each of its predictions exactly
///   once, as [io.taxiapp.verification.oracle] says.
/// - R3: how far something is is told to people: by a bar on a terminal, by lines elsewhere, not at
///   all with `--quiet`. No escape code reaches what is no terminal.
/// - R4: help is docs/commands.md, from which the script answers without building anything.
@NullMarked
package io.taxiapp.cli;

import org.jspecify.annotations.NullMarked;
