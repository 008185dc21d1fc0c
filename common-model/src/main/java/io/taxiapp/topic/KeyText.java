package io.taxiapp.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// Keys as plain text: what a console consumer shows is what the key is.
final class KeyText {

  private static final int SHOWN = 100;

  private KeyText() {}

  /// Only the text that is written is read: another text of the same key would be on another
  /// partition.
  ///
  /// @param parse throws [IllegalArgumentException] on text that is no such key
  static <K> Serde<K> serde(String expected, Function<String, K> parse) {
    return Serdes.serdeFrom(
        (_, key) -> key == null ? null : key.toString().getBytes(UTF_8),
        (_, bytes) -> read(bytes, expected, parse));
  }

  private static <K> K read(byte @Nullable [] bytes, String expected, Function<String, K> parse) {
    if (bytes == null) {
      throw new SerializationException("key: expected " + expected + ", found none");
    }
    var text = new String(bytes, UTF_8);
    try {
      var key = parse.apply(text);
      if (key.toString().equals(text)) {
        return key;
      }
      throw new IllegalArgumentException("not as it is written: " + key);
    } catch (IllegalArgumentException e) {
      var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
      throw new SerializationException("key: expected " + expected + ", found '" + shown + "'", e);
    }
  }
}
