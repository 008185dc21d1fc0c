package io.taxiapp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A Kafka record as JSON, in ASCII: whatever somebody wrote, nothing in it moves a cursor.
///
/// What is JSON stays so, other text becomes a string, and bytes that are no UTF-8 a string in
/// base64 under the name with `Base64` after it.
final class MessageJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectWriter writer;

  /// @param pretty over several lines
  MessageJson(boolean pretty) {
    writer = pretty ? MAPPER.writerWithDefaultPrettyPrinter() : MAPPER.writer();
  }

  String of(ConsumerRecord<byte[], byte[]> record) {
    var message = NODES.objectNode();
    message.put("topic", record.topic());
    message.put("partition", record.partition());
    message.put("offset", record.offset());
    message.put("published", Instant.ofEpochMilli(record.timestamp()).toString());
    put(message, "key", record.key());
    var headers = message.putObject("headers");
    record.headers().forEach(header -> put(headers, header.key(), header.value()));
    putJson(message, "value", record.value());
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private static void putJson(ObjectNode into, String name, byte @Nullable [] bytes) {
    try {
      JsonNode json = bytes == null ? NODES.nullNode() : MAPPER.readTree(bytes);
      if (!json.isMissingNode()) {
        into.set(name, json);
        return;
      }
    } catch (IOException _) {
      // It is some other text, or none.
    }
    put(into, name, bytes);
  }

  private static void put(ObjectNode into, String name, byte @Nullable [] bytes) {
    if (bytes == null) {
      into.putNull(name);
      return;
    }
    try {
      into.put(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      into.put(name + "Base64", bytes);
    }
  }
}
