/// Models of rides: duration, tip and cost.
///
/// Takes rides and a recipe. Gives lookup tables and forests: each row that is trained on is
/// computed from tables, and from a predicted duration, that did not see its ride.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.fit;
