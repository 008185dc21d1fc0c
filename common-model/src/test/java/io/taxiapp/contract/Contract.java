package io.taxiapp.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.ZoneTraffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The published documents, and the messages of today and of released versions.
public final class Contract {

  public static final List<Class<?>> MESSAGES = messages();

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA_FILE = "events.schema.json";
  private static final String TOPICS_FILE = "asyncapi.yml";
  private static final JsonNode SCHEMA = read(JSON, SCHEMA_FILE);

  private Contract() {}

  /// What is published today.
  static JsonNode schema() {
    return SCHEMA;
  }

  /// The definitions of all events.
  static JsonNode definitions() {
    return SCHEMA.get("$defs");
  }

  public static JsonNode asyncApi() {
    return read(new YAMLMapper(), TOPICS_FILE);
  }

  /// What is wrong with a message; empty if nothing is.
  public static List<String> violations(String definition, JsonNode message) {
    var wanted = JSON.createObjectNode().put("$ref", "#/$defs/" + definition);
    wanted.set("$defs", definitions());
    return schema(wanted).validate(message).stream().map(Object::toString).toList();
  }

  /// What is wrong with the headers of a message, all of them text; empty if nothing is.
  public static List<String> violations(String message, Headers headers) {
    var document = asyncApi();
    var wanted = document.at("/components/messages/" + message + "/headers");
    if (wanted.has("$ref")) {
      wanted = document.at(wanted.get("$ref").asText().substring(1));
    }
    var found = JSON.createObjectNode();
    headers.forEach(header -> found.put(header.key(), text(header)));
    return schema(wanted).validate(found).stream().map(Object::toString).toList();
  }

  private static @Nullable String text(Header header) {
    return header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static JsonSchema schema(JsonNode node) {
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(node, config);
  }

  static JsonNode golden(String name) {
    return file(GOLDEN.resolve(name + ".json"));
  }

  /// Every message of every released version: the file's path below `released`.
  static List<Path> released() throws IOException {
    return released(file -> !file.endsWith(SCHEMA_FILE) && !file.endsWith(TOPICS_FILE));
  }

  /// The schema of every released version, likewise.
  static List<Path> releasedSchemas() throws IOException {
    return released(file -> file.endsWith(SCHEMA_FILE));
  }

  /// The topics of every released version, likewise.
  static List<Path> releasedTopics() throws IOException {
    return released(file -> file.endsWith(TOPICS_FILE));
  }

  private static List<Path> released(Predicate<Path> which) throws IOException {
    try (var files = Files.walk(RELEASED)) {
      return files
          .filter(Files::isRegularFile)
          .map(RELEASED::relativize)
          .filter(which)
          .sorted()
          .toList();
    }
  }

  static JsonNode released(Path path) {
    return file(RELEASED.resolve(path));
  }

  private static JsonNode file(Path file) {
    try {
      return (file.endsWith(TOPICS_FILE) ? new YAMLMapper() : JSON).readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(ObjectMapper mapper, String document) {
    try (var found = Contract.class.getResourceAsStream("/contract/" + document)) {
      return mapper.readTree(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Class<?>> messages() {
    var ofRides = leaves(RideMessage.class);
    return Stream.concat(ofRides, Stream.of(ZoneTraffic.class))
        .<Class<?>>map(type -> type)
        .toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return Optional.ofNullable(type.getPermittedSubclasses())
        .map(permitted -> Stream.of(permitted).<Class<?>>flatMap(Contract::leaves))
        .orElse(Stream.of(type));
  }
}
