package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.trace.TraceContext;

/// A zone's traffic as it was published.
///
/// @param id its `ce_id`
/// @param number of the message among all of its topic, from 1
record TrafficMessage(ZoneTraffic traffic, String id, TraceContext trace, long number) {}
