/// The live pace of the city's rides against what was predicted for them, as it is measured while
/// they live and as it is replayed in training.
///
/// - R1: a ride's observation of the traffic is the time it took over the time that was expected
///   for it, weighed by the latter; a ride on the road speaks for the part of its way that lies
///   behind.
/// - R2: evidence counts half as much after every half-life of event time; what comes late counts
///   as little as its age.
/// - R3: a ride's later observation replaces its earlier one.
/// - R4: a zone with little evidence is expected to be as its borough, a borough with little as the
///   city, a city with little as predicted.
/// - R5: what cannot be a pace (a ride of no time, a meter left running) says nothing.
///
/// Out of scope: who speaks when, and what follows from it (the duration-consumer).
@NullMarked
package io.taxiapp.traffic;

import org.jspecify.annotations.NullMarked;
