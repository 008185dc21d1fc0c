package io.taxiapp.backend.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.event.GeoPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One JSON object, read as the record that describes it. What is wrong is collected, so that one
/// answer names all of it: a field that is at fault has some value, and [#finish()] refuses the
/// request.
public final class Fields {

  static final String INVALID = "invalid-request";

  private final JsonNode object;
  private final String prefix;
  private final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();
  private String type = INVALID;

  private Fields(JsonNode object, String prefix, List<FieldError> errors) {
    this.object = object;
    this.prefix = prefix;
    this.errors = errors;
  }

  /// The fields of a whole body.
  ///
  /// @throws ProblemException if it is no object
  public static Fields of(JsonNode body) {
    requireObject("body", body);
    return new Fields(body, "", new ArrayList<>());
  }

  /// The fields of one element of a body that is an array.
  ///
  /// @throws ProblemException if it is no object
  public static Fields of(JsonNode element, int index) {
    requireObject("[" + index + "]", element);
    return new Fields(element, "[" + index + "].", new ArrayList<>());
  }

  private static void requireObject(String field, JsonNode found) {
    if (!found.isObject()) {
      throw ProblemException.invalid(field, "an object", shown(found));
    }
  }

  /// Ends the reading.
  ///
  /// @throws ProblemException if anything was wrong, or a field is there that nobody asked for
  public void finish() {
    refuseUnknown();
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(type, errors);
    }
  }

  /// The fields as the record of a body describes them; stand-ins where they are at fault.
  ///
  /// @param latest that an instant may be
  public <R extends Record> R read(Class<R> body, Instant latest) {
    var type = BodyType.of(body);
    var values = new Object[type.fields().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(type.fields().get(i), latest);
    }
    return body.cast(type.make(values));
  }

  private Object read(BodyField field, Instant latest) {
    asked.add(field.name());
    @Nullable JsonNode found = object.get(field.name());
    if (found == null) {
      return field.optional() ? Optional.empty() : wrong(field, latest, "nothing");
    }
    var value =
        field.type() == GeoPoint.class && found.isObject()
            ? point(field.name(), found, latest)
            : field
                .read(found, latest)
                .<Object>map(read -> read)
                .orElseGet(
                    () -> {
                      type = errors.isEmpty() ? field.problem(found) : type;
                      return wrong(field, latest, shown(found));
                    });
    return field.optional() ? Optional.of(value) : value;
  }

  /// Whether it says something, in not too many characters.
  public static boolean isText(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  /// What [#isText] expects.
  public static String textOf(int longest) {
    return "a text of 1 to " + longest + " characters, none of them a control character";
  }

  private GeoPoint point(String name, JsonNode found, Instant latest) {
    var fields = new Fields(found, prefix + name + ".", errors);
    var point = fields.read(Coordinates.class, latest);
    fields.refuseUnknown();
    return new GeoPoint(point.latitude(), point.longitude());
  }

  private Object wrong(BodyField field, Instant latest, String found) {
    errors.add(new FieldError(prefix + field.name(), field.expected(latest), found));
    return field.standIn();
  }

  /// Says that a field which could be read is wrong all the same.
  ///
  /// @param type of the problem, if this is the first thing wrong
  public void refuse(String type, String name, String expected, Object found) {
    if (errors.isEmpty()) {
      this.type = type;
    }
    errors.add(new FieldError(prefix + name, expected, found.toString()));
  }

  /// Whether something has been found wrong with the field.
  public boolean isWrong(String name) {
    return errors.stream().anyMatch(error -> error.field().equals(prefix + name));
  }

  private void refuseUnknown() {
    for (var property : object.properties()) {
      if (!asked.contains(property.getKey())) {
        var known = asked.stream().sorted().collect(Collectors.joining(", "));
        errors.add(
            new FieldError(
                prefix + property.getKey(), "one of " + known, "a property of this name"));
      }
    }
  }

  private static String shown(JsonNode found) {
    return found.isContainerNode()
        ? found.getNodeType().name().toLowerCase(Locale.ROOT) + " " + found
        : found.toString();
  }
}
