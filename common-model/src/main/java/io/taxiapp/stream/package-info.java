/// The life cycle of a consumer process, shared by all of them.
///
/// 1. Settings are read once from the environment; a missing or malformed one stops the process
///   with its name.
/// 2. The health port answers at once. While Kafka or a topic is missing the process is alive and
///   waits, saying for what.
/// 3. `started`: the streams have been running once. `ready`: they are running now, restored, not
///   rebalancing, and Kafka answers. `live`: the process can still get there by itself.
/// 4. What cannot be read or predicted goes to the dead letters and is counted; what is wrong with
///   Kafka or with the state directory never does: the thread is replaced, after a longer pause
///   each time, and a process that keeps failing exits with 1.
/// 5. Results and dead letters whose cause was published outside `TAXI_RESULTS_FROM` and
///   `TAXI_RESULTS_UNTIL` go to their topic's shadow: two colours of a consumer that share a moment
///   publish each result once between them.
/// 6. On `SIGTERM` the process leaves its group, commits, closes and exits with 0 within 10
///   seconds. A file `closed` in its state directory tells the next one what the stores were made
///   from: the ids of Kafka and its topics, and the last record of each changelog that is in them.
/// 7. Stores that were not closed, that Kafka does not have the records of, or that cannot be
///   opened or read are deleted and made anew from Kafka: said in the log, and counted.
/// 8. The topics are looked at every second. Without all of them, with numbers of partitions that
///   do not go together, or with no leader for any partition of one, the process is not ready.
/// 9. When another Kafka, or an older copy of it, stands in its place, the process exits with 1:
///   what it remembers does not follow from it.
@NullMarked
package io.taxiapp.stream;

import org.jspecify.annotations.NullMarked;
