package io.taxiapp.topic.reading;

/// What a partition holds: the offsets of its records.
///
/// @param begin of the first of them; over 0 if records before it are gone
/// @param end after the last of them
public record Span(long begin, long end) {}
