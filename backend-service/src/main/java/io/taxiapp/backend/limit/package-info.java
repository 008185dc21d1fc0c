/// How much the backend does at a time, so that under any load it answers what it takes on as
/// quickly as before, and the rest at once.
///
/// - **R1** So many requests that publish are done at a time, and as many estimates; each has its
///   own bound, so that a Kafka that is away does not take estimates with it.
/// - **R2** What is beyond a bound is answered `503` with `Retry-After`, before any of it is done.
/// - **R3** Health, metrics and whatever only reads are not bounded.
///
/// Out of scope: how many connections there are; a server in front of it bounds them.
@NullMarked
package io.taxiapp.backend.limit;

import org.jspecify.annotations.NullMarked;
