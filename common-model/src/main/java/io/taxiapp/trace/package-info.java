/// W3C Trace Context: one ride's request can be followed through every process by its trace id.
///
/// Out of scope: recording spans. Whoever wants them attaches the OpenTelemetry agent, which reads
/// the same header.
@NullMarked
package io.taxiapp.trace;

import org.jspecify.annotations.NullMarked;
