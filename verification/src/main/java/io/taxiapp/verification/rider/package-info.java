/// Riders: for a share of the rides that are sent, what the backend answered and streamed, held
/// against what the topics hold in the end. Each requests its ride again with its key; some cancel.
///
/// - R1: what was sent stands in the event that was published, and what an answer shows of the ride
///   follows from a first part of its messages; to a report, from one that has the report. A
///   request that was taken at the first attempt is published once.
/// - R2: the answer about all predictions has a first part of each kind's, each as it was published
///   and superseded by the next.
/// - R3: when all has come, both show all, also to who waits; a rider's rides are those that were
///   sent, page by page the latest request first; an estimate is the ride's initial duration.
/// - R4: a stream sends each message of the ride once and no other, those of a kind in the order of
///   their topic, with ids that say how far each topic was sent. A connection that breaks is taken
///   up with the last id; some riders break it off after each event. What comes after `end` is got
///   by asking again with its id.
/// - R5: properties that are not known here are not looked at: answers may grow.
/// - R6: each answer has the status and the headers of its call; an ETag stands for one ride, and a
///   request with it is answered 304.
/// - R7: a 503 or a broken connection is no answer, and is asked for again. Once all is quiet,
///   every call is answered.
/// - R8: zones and models are answered as the bundles' files have them, and the city's counts as
///   the topics have them, if these reach back less than 50 minutes.
///
/// The rules are those of the backend's documents, written a second time on JSON alone.
@NullMarked
package io.taxiapp.verification.rider;

import org.jspecify.annotations.NullMarked;
