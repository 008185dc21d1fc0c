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
///   seconds. A file `closed` in its state directory says so to the next one: without it the stores
///   there are wiped and made anew from Kafka, as exactly-once asks for.
@NullMarked
package io.taxiapp.stream;

import org.jspecify.annotations.NullMarked;
