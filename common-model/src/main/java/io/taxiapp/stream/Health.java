package io.taxiapp.stream;

/// What a process says of itself at one moment.
///
/// @param reason what it is doing or waiting for, in words
public record Health(boolean live, boolean started, boolean ready, String reason) {}
