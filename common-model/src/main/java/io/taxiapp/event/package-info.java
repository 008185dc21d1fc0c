/// The vocabulary: everything that is published about a ride, as immutable records.
///
/// A [io.taxiapp.event.RideMessage] is either a [io.taxiapp.event.RideEvent] (what happened to the
/// ride) or a [io.taxiapp.event.Prediction] (what a model says about it). Both sides are sealed: a
/// new kind of event breaks the build wherever it has to be thought about.
///
/// Rules: no component is `null`, what may be absent is an [java.util.Optional]; money is integer
/// cents of a stated currency; distances are kilometres; instants are UTC. A record refuses values
/// that cannot be ([java.lang.IllegalArgumentException] naming the component, what was expected and
/// what was found).
///
/// Out of scope: how a message is written ([io.taxiapp.topic]) and how a value is predicted
/// ([io.taxiapp.model]).
@NullMarked
package io.taxiapp.event;

import org.jspecify.annotations.NullMarked;
