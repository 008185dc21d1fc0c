/// The read side: what is known about each ride, from the topics, in memory, on every replica.
///
/// - **R1** A view that is not complete tells nobody "no such ride".
/// - **R2** An event that this replica published counts at once, before it has been read back. It
///   has its effect once, whichever way it comes first ([io.taxiapp.backend.view.Published]).
/// - **R3** Memory is bounded: a ride is forgotten some hours after its last message, and when
///   there are too many rides or bytes, those that ended more than a minute ago go first, then
///   those that nothing was heard of for the longest.
/// - **R4** A stream of one ride can break off anywhere and go on with `Last-Event-ID` on any
///   replica, also one that was started since: nothing is lost, nothing comes twice.
/// - **R5** A subscriber that does not read is dropped; nothing piles up for it.
/// - **R6** A long poll returns as soon as the ride is another than the one of the client's `ETag`.
/// - **R7** Each prediction names the one that superseded it.
/// - **R8** A rider's rides come in pages, the latest request first; a page's place means the same
///   on every replica.
/// - **R9** A stream ends when its ride is over and there is a prediction of each kind, or some
///   minutes after the ride: late predictions reach it, and none stays for ever.
///
/// Out of scope: reading the topics ([io.taxiapp.backend.feed]); more rides than one replica's
/// memory holds.
@NullMarked
package io.taxiapp.backend.view;

import org.jspecify.annotations.NullMarked;
