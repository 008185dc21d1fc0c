/// Reading requests strictly, and saying what is wrong with them.
///
/// - **R1** Every answer from 400 up is `application/problem+json` with a stable `type`.
/// - **R2** A request that is refused names each field at fault, what was expected and what was
///   found.
/// - **R3** A field that nobody knows is refused, not ignored: a typo must not silently change a
///   ride.
/// - **R4** Text is well-formed Unicode, in bodies, paths, queries and keys, or is refused: with
///   U+FFFD in place of what is not, two texts could become the same.
/// - **R5** What goes wrong inside is logged, and not told to the client.
/// - **R6** Problems are told in this service's words, never in those of a library.
/// - **R7** A body is described once: by the record that the API document shows it is read too.
@NullMarked
package io.taxiapp.backend.problem;

import org.jspecify.annotations.NullMarked;
