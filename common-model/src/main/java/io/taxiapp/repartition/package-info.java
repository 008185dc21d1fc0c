/// Gives the topics of rides, and all that the consumers keep of them in Kafka, another number of
/// partitions.
///
/// Kafka can only add partitions, and leaves what is there where it was: a ride's later events
/// would come to another partition than its first ones. So every record is written anew to the
/// partition that its key has among the new ones, by the murmur2 hash of all producers of ours.
///
/// 1. No service may run, and the consumers must have worked off all ride events: else nothing is
///   changed.
///   A topic `taxi.repartitioning` makes every service not ready meanwhile: nobody publishes.
/// 2. Every topic is copied beside itself first. Until all are, the topics are as they were; a run
///   that was cut short starts over.
/// 3. Then each topic is deleted, created with its own configuration, and filled from its copy.
///   A run that was cut short here goes on.
/// 4. Records keep key, value, headers, time and their order within a ride; offsets are new. The
///   consumers go on behind the last record, with stores made anew from the copied changelogs.
@NullMarked
package io.taxiapp.repartition;

import org.jspecify.annotations.NullMarked;
