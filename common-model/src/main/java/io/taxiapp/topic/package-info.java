/// The public contract on Kafka: which topics there are, what is in them, how it is written.
///
/// Values are JSON, keys are text, and every message carries CloudEvents headers in binary mode and
/// a W3C `traceparent` ([io.taxiapp.topic.MessageHeaders]). Published JSON only grows: readers
/// ignore properties they do not know; removing or renaming one takes a new topic version.
@NullMarked
package io.taxiapp.topic;

import org.jspecify.annotations.NullMarked;
