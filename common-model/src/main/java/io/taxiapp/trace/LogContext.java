package io.taxiapp.trace;

import java.util.UUID;
import org.slf4j.MDC;

/// Puts the ride id and the trace id into every log line of this thread until closed.
public final class LogContext implements AutoCloseable {

  /// The names under which log layouts find them.
  public static final String RIDE_ID = "rideId";

  public static final String TRACE_ID = "traceId";

  private LogContext(String rideId, TraceContext trace) {
    MDC.put(RIDE_ID, rideId);
    MDC.put(TRACE_ID, trace.traceId());
  }

  public static LogContext of(UUID rideId, TraceContext trace) {
    return of(rideId.toString(), trace);
  }

  /// The same for a record that may not be read at all.
  ///
  /// @param rideId the key of a record that may be no ride id at all
  public static LogContext of(String rideId, TraceContext trace) {
    return new LogContext(rideId, trace);
  }

  @Override
  public void close() {
    MDC.remove(RIDE_ID);
    MDC.remove(TRACE_ID);
  }
}
