/// How much the backend does at a time, so that under any load it answers what it takes on as
/// quickly as before, and the rest at once.
///
/// - **R1** So many requests that publish are done at a time.
/// - **R2** What is beyond the bound is answered `503` with `Retry-After`, before any of it is
///   done.
/// - **R3** Estimates, health, metrics and whatever only reads are not bounded: they wait for
///   nobody, and a Kafka that is away does not take them with it.
///
/// Out of scope: how many connections there are; a server in front of it bounds them.
@NullMarked
package io.taxiapp.backend.limit;

import org.jspecify.annotations.NullMarked;
