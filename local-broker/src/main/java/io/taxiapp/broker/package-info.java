/// A real Kafka broker on this machine, for tests and for trying TaxiApp out: Kafka's own jars and
/// protocol, one node or three that are broker and controller at once, their records in a directory
/// each.
///
/// - **R1** Every record that the broker acknowledged is there again after a restart on the same
///   directory, whether the broker was closed or killed.
/// - **R2** It listens on 127.0.0.1 only.
/// - **R3** A topic exists only when somebody created it: a misspelt name is an error, not a topic.
/// - **R4** Transactions work as on a cluster (`transaction.version` 2); one that its producer
///   abandoned holds readers back for the producer's timeout and about a second more.
/// - **R5** As a process ([LocalBrokerProcess]) it is content with 256 MB of heap, says on standard
///   output when it is ready, and ends with status 0 when it is asked to stop.
/// - **R6** Three of them with each other's ports are one cluster: three replicas, of which two
///   must have what is acknowledged; one that is killed is replaced in seconds.
/// - **R7** A port that is taken, or settings that make no sense, are an error that names them.
///
/// Out of scope: security and several machines, which are a real cluster's affair; the topics,
/// which are `common-model`'s; starting and watching the process, which is `local-stack`'s.
@NullMarked
package io.taxiapp.broker;

import org.jspecify.annotations.NullMarked;
