package io.taxiapp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The `traceparent` header, version 00 ([W3C Trace
/// Context](https://www.w3.org/TR/trace-context/)).
///
/// @param traceId 32 hex digits: the same through all processes
/// @param spanId 16 hex digits: the step that sent this message
/// @param flags 2 hex digits: `01` if the trace is recorded
public record TraceContext(String traceId, String spanId, String flags) {

  /// The name of the header over HTTP and on Kafka.
  public static final String HEADER = "traceparent";

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  /// A trace that begins here.
  public static TraceContext start() {
    var random = ThreadLocalRandom.current();
    return new TraceContext(
        hex(random.nextLong()) + hex(random.nextLong() | 1), hex(random.nextLong() | 1), "01");
  }

  /// Empty if the text is no `traceparent`: as the specification asks, a malformed one is as good
  /// as none.
  public static Optional<TraceContext> parse(String traceparent) {
    var matcher = TRACEPARENT.matcher(traceparent);
    return matcher.matches()
        ? Optional.of(new TraceContext(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /// The next step of this trace. Its span id follows from the message it sends, so that replaying
  /// a topic gives the same bytes.
  public TraceContext next(String messageId) {
    var name = UUID.nameUUIDFromBytes((spanId + messageId).getBytes(UTF_8));
    return new TraceContext(traceId, hex(name.getMostSignificantBits() | 1), flags);
  }

  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
