/// Reads topics as a subscriber does: what is committed, all that is there now
/// ([io.taxiapp.topic.reading.TopicRecords]) or all that comes from now on
/// ([io.taxiapp.topic.reading.FromNow]).
@NullMarked
package io.taxiapp.topic.reading;

import org.jspecify.annotations.NullMarked;
