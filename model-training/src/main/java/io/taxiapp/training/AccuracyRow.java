package io.taxiapp.training;

/// One figure that must hold.
///
/// @param target what is predicted, and of which rides
/// @param split what was trained on, and what it was tried on
/// @param least the smallest value that holds; 0 if there is none
/// @param most the largest value that holds
/// @param beside what else is known of these rides: a published figure, or a simple rule's
record AccuracyRow(
    String target,
    String split,
    long rows,
    String metric,
    double found,
    double least,
    double most,
    String beside) {

  boolean holds() {
    return found >= least && found <= most;
  }
}
