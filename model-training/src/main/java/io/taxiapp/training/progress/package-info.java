/// How far a command is: a bar on a terminal, a line for each step elsewhere, nothing with
/// `--quiet`.
///
/// Takes the steps of a command. Knows nothing of models: the other commands of `taxi` use it
/// too.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.progress;
