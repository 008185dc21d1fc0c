/// Two things that do the same work, measured side by side.
///
/// - **R1** A figure is a ratio of two things measured in one run, in turns: the baseline, the
///   candidate, and the baseline again, in another order each round.
///   A round may be several slices, in which both take turns, their latencies put together: a
///   percentile of few hides or is one hiccup of the machine.
///   Where one run shows both, ours is of the same run as the baseline that it is divided by, and
///   the baseline again of another.
/// - **R2** The baseline against itself is the null check: its median ratio lies in 0.95 to 1.05,
///   or the figure is void, whatever it says. A comparison in which a figure with a target is void
///   goes on until it has three times as many rounds, and is looked at once more: noise evens out,
///   a bias does not.
/// - **R3** What is reported is the median of the paired ratios and the narrowest pair of order
///   statistics that holds the true median with 95 % confidence (the whole range below six rounds).
/// - **R4** Both sides' outputs are checked: a comparison whose outputs are wrong has no figures.
/// - **R5** A missed target is a result; wrong outputs, and void figures that have a target, are
///   failures of the run.
/// - **R6** Whatever ends a comparison, lack of memory too, what it opened is closed, and the
///   others go on.
@NullMarked
package io.taxiapp.bench.measure;

import org.jspecify.annotations.NullMarked;
