/// Two things that do the same work, measured side by side.
///
/// - **R1** A figure is a ratio of two things measured in one run, in turns: the baseline, the
///   candidate, and the baseline again, in another order each round.
/// - **R2** The baseline against itself is the null check: its median ratio lies in 0.95 to 1.05,
///   or the figure is void, whatever it says. A comparison that is void goes on for up to three
///   times as many rounds before it is given up: noise evens out, a bias does not.
/// - **R3** What is reported is the median of the paired ratios and the narrowest pair of order
///   statistics that holds the true median with 95 % confidence (the whole range below six rounds).
/// - **R4** Both sides' outputs are checked: a comparison whose outputs are wrong has no figures.
/// - **R5** A missed target is a result; wrong outputs and void figures are failures of the run.
@NullMarked
package io.taxiapp.bench.measure;

import org.jspecify.annotations.NullMarked;
