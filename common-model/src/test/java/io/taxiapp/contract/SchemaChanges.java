package io.taxiapp.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a change of a JSON Schema, or of the AsyncAPI document around it, breaks: yesterday's
/// readers of today's messages, or today's readers of yesterday's messages, which stay on the
/// topics for days.
///
/// New optional properties, definitions, channels and messages, new examples (which is how
/// constants are published that more may come of) and other words break nobody. Anything else does,
/// as somebody may have relied on it: the message gets a new topic then.
final class SchemaChanges {

  private static final Set<String> WORDS =
      Set.of("$schema", "$comment", "title", "description", "info", "servers");

  private final List<String> breaking = new ArrayList<>();

  private SchemaChanges() {}

  /// Each change that breaks somebody, by its place in the schema.
  static List<String> breaking(JsonNode yesterday, JsonNode today) {
    var changes = new SchemaChanges();
    changes.schema("", yesterday, today);
    return changes.breaking;
  }

  private void schema(String at, JsonNode yesterday, JsonNode today) {
    if (!yesterday.isObject() || !today.isObject()) {
      same(at, yesterday, today);
      return;
    }
    for (var keyword : names(yesterday, today)) {
      var path = at + "/" + keyword;
      var before = yesterday.path(keyword);
      var now = today.path(keyword);
      switch (keyword) {
        case "$defs", "properties", "channels", "messages", "operations", "schemas" ->
            before.properties().forEach(old -> named(path, old.getKey(), old.getValue(), now));
        case "required" -> required(path, texts(before), texts(now));
        case "examples" ->
            without(texts(before), texts(now))
                .forEach(gone -> breaking.add(path + ": " + gone + " is gone"));
        case "items", "additionalProperties", "components", "headers" -> schema(path, before, now);
        default -> {
          if (!WORDS.contains(keyword)) {
            same(path, before, now);
          }
        }
      }
    }
  }

  private void named(String at, String name, JsonNode before, JsonNode all) {
    var path = at + "/" + name;
    if (all.has(name)) {
      schema(path, before, all.get(name));
    } else {
      breaking.add(path + " is gone");
    }
  }

  private void required(String at, Set<String> before, Set<String> now) {
    without(before, now).forEach(name -> breaking.add(at + ": " + name + " may be missing"));
    without(now, before).forEach(name -> breaking.add(at + ": " + name + " was not always there"));
  }

  private void same(String at, JsonNode before, JsonNode now) {
    if (!before.equals(now)) {
      breaking.add("%s: %s is %s".formatted(at, shown(before), shown(now)));
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }

  private static Set<String> names(JsonNode yesterday, JsonNode today) {
    var names = new TreeSet<String>();
    yesterday.fieldNames().forEachRemaining(names::add);
    today.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    var left = new TreeSet<>(all);
    left.removeAll(others);
    return left;
  }

  private static Set<String> texts(JsonNode array) {
    return array
        .valueStream()
        .map(value -> value.isTextual() ? value.asText() : value.toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
