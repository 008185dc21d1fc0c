/// How errors are counted, by segment of the rows, and printed.
///
/// Takes predictions beside what happened. Gives the lines of back-tests, evaluations and model
/// cards.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.report;
