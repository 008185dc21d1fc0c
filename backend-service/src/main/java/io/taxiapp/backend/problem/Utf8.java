package io.taxiapp.backend.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;

/// Bytes that are text, read strictly: a replacement for what is none would make several texts the
/// same one.
public final class Utf8 {

  private Utf8() {}

  /// The text that these bytes of a field are.
  ///
  /// @throws ProblemException (400, `invalid-request`) naming the first byte that is not of it
  public static String text(String field, byte[] bytes) {
    return text("invalid-request", field, bytes);
  }

  /// @param type of the problem
  static String text(String type, String field, byte[] bytes) {
    var text = CharBuffer.allocate(bytes.length);
    var rest = ByteBuffer.wrap(bytes);
    if (UTF_8.newDecoder().decode(rest, text, true).isError()) {
      var found = "byte 0x%02X at offset %d".formatted(bytes[rest.position()], rest.position());
      throw ProblemException.invalid(type, List.of(new FieldError(field, "UTF-8", found)));
    }
    return text.flip().toString();
  }

  /// Whether each surrogate has its other half: only such text can be written as UTF-8.
  static boolean isWellFormed(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }
}
