package io.taxiapp.event;

/// What happened to a ride, in the order in which it happened (one partition per ride).
public sealed interface RideEvent extends RideMessage
    permits RideRequested, RideProgressed, RideCompleted, RideCancelled {}
