package io.taxiapp.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// How messages are written: JSON in UTF-8, absent optionals left out, instants as ISO-8601 text.
///
/// Reading is strict in what must be there (a missing property, a `null`, a property given twice,
/// text after the end, nesting deeper than [#DEEPEST_NESTING] and texts longer than
/// [#LONGEST_TEXT] are errors) and lenient in what may come later (unknown properties are ignored).
public final class EventJson {

  private static final int DEEPEST_NESTING = 20;

  /// What is remembered of a ride must fit into a record of a changelog.
  private static final int LONGEST_TEXT = 10_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  // Buffers of a thread are lost on a virtual one, which lives for a request.
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST_NESTING)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EventJson() {}

  /// Values of this type. Writing `null` gives `null` (a deletion in a state store); reading it is
  /// an error.
  public static <T> Serde<T> serde(Class<T> type) {
    return Serdes.serdeFrom(
        (_, value) -> value == null ? null : write(value), (_, bytes) -> read(bytes, type));
  }

  /// The bytes of a message as they stand on its topic.
  public static byte[] write(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new SerializationException("cannot write " + message, e);
    }
  }

  /// The message in these bytes.
  ///
  /// @throws SerializationException saying what was expected and what was found
  public static <T> T read(byte @Nullable [] json, Class<T> type) {
    if (json == null) {
      throw new SerializationException(
          "expected the JSON of a " + type.getSimpleName() + ", found no value (a tombstone)");
    }
    T message;
    try {
      message = MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new SerializationException(
          "expected the JSON of a " + type.getSimpleName() + ", found: " + e.getMessage(), e);
    }
    if (message == null) {
      throw new SerializationException(
          "expected the JSON of a " + type.getSimpleName() + ", found the literal null");
    }
    return message;
  }
}
