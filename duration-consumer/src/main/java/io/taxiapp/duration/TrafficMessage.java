package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.trace.TraceContext;
import org.apache.kafka.common.header.Headers;

/// A zone's traffic as it was published.
///
/// @param id its `ce_id`
/// @param number of the message among all of its topic, from 1
record TrafficMessage(ZoneTraffic traffic, String id, Headers headers, long number) {

  TraceContext trace() {
    return MessageHeaders.trace(headers);
  }
}
