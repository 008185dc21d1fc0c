/// What holds on every connection and for every answer, whoever gives it: a controller, the HTTP
/// server itself, or the part of it that reads bytes.
///
/// - **R1** Every answer forbids guessing of its type, and scripts, styles, images and frames but
///   the page's own; one that went through TLS asks to be asked through TLS from then on.
/// - **R2** `HEAD` has the headers of `GET`, and ends with them where `GET` would go on.
/// - **R3** A client of HTTP/1.0 gets no chunks: the end of the connection is the end of the
/// answer.
/// - **R4** A request arrives within a bounded time, or its connection is closed.
/// - **R5** What a page of another origin asks for is refused.
///
/// Out of scope: how many connections there are; a server in front of it bounds them.
@NullMarked
package io.taxiapp.backend.connection;

import org.jspecify.annotations.NullMarked;
