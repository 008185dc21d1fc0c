package io.taxiapp.backend.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.event.GeoPoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One JSON object, read field by field. What is wrong is collected, so that one answer names all
/// of it: a getter returns some value for a field that is at fault, and [#finish()] refuses the
/// request.
public final class Fields {

  private static final String INVALID = "invalid-request";
  private static final String A_POINT = "an object with latitude and longitude";
  private static final GeoPoint NO_POINT = new GeoPoint(0, 0);

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

  public String text(String name, int longest) {
    return optionalText(name, longest).orElseGet(() -> missing(name, textOf(longest), ""));
  }

  public Optional<String> optionalText(String name, int longest) {
    return find(name)
        .map(
            found -> {
              var text = found.asText();
              return found.isTextual() && isText(text, longest)
                  ? text
                  : wrong(name, textOf(longest), found, "");
            });
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

  public long integer(String name, long min, long max) {
    return integer(name, () -> wholeNumber(min, max), min, max);
  }

  /// A whole number that stands for something.
  public long integer(String name, String expected, long min, long max) {
    return integer(name, () -> expected, min, max);
  }

  private long integer(String name, Supplier<String> expected, long min, long max) {
    return optionalInteger(name, expected, min, max)
        .orElseGet(() -> missing(name, expected.get(), min));
  }

  public Optional<Long> optionalInteger(String name, long min, long max) {
    return optionalInteger(name, () -> wholeNumber(min, max), min, max);
  }

  private Optional<Long> optionalInteger(
      String name, Supplier<String> expected, long min, long max) {
    return find(name)
        .map(
            found ->
                found.isIntegralNumber()
                        && found.canConvertToLong()
                        && found.longValue() >= min
                        && found.longValue() <= max
                    ? found.longValue()
                    : wrong(name, expected.get(), found, min));
  }

  public double number(String name, double min, double max) {
    Supplier<String> expected =
        () -> String.format(Locale.ROOT, "a number from %.0f to %.0f", min, max);
    return find(name)
        .map(
            found ->
                found.isNumber() && found.doubleValue() >= min && found.doubleValue() <= max
                    ? found.doubleValue()
                    : wrong(name, expected.get(), found, min))
        .orElseGet(() -> missing(name, expected.get(), min));
  }

  /// A constant as it stands in JSON: lower case, words joined by `-`.
  public <E extends Enum<E>> E oneOf(String name, E fallback) {
    return find(name).map(found -> oneOf(name, found, fallback)).orElse(fallback);
  }

  private <E extends Enum<E>> E oneOf(String name, JsonNode found, E fallback) {
    var constants = EnumSet.allOf(fallback.getDeclaringClass());
    for (var constant : constants) {
      if (found.isTextual() && word(constant).equals(found.asText())) {
        return constant;
      }
    }
    var expected =
        constants.stream().map(Fields::word).collect(Collectors.joining(", ", "one of ", ""));
    return wrong(name, expected, found, fallback);
  }

  public Optional<Instant> instant(String name, Instant earliest, Instant latest) {
    return find(name)
        .map(
            found -> {
              var instant = found.isTextual() ? parse(found.asText()) : Optional.<Instant>empty();
              return instant
                  .filter(value -> !value.isBefore(earliest) && !value.isAfter(latest))
                  .orElseGet(
                      () ->
                          wrong(
                              name,
                              "an ISO 8601 instant such as 2021-01-31T12:00:00Z, from "
                                  + earliest
                                  + " to "
                                  + latest,
                              found,
                              earliest));
            });
  }

  public Optional<GeoPoint> optionalPoint(String name) {
    return find(name)
        .map(
            found -> {
              if (!found.isObject()) {
                return wrong(name, A_POINT, found, NO_POINT);
              }
              var point = new Fields(found, prefix + name + ".", errors);
              var value =
                  new GeoPoint(
                      point.number("latitude", -90, 90), point.number("longitude", -180, 180));
              point.refuseUnknown();
              return value;
            });
  }

  public GeoPoint point(String name) {
    return optionalPoint(name).orElseGet(() -> missing(name, A_POINT, NO_POINT));
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

  /// Whether the field is there, right or wrong.
  public boolean has(String name) {
    return object.has(name);
  }

  private Optional<JsonNode> find(String name) {
    asked.add(name);
    @Nullable JsonNode found = object.get(name);
    return found == null ? Optional.empty() : Optional.of(found);
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

  private <T> T missing(String name, String expected, T standIn) {
    errors.add(new FieldError(prefix + name, expected, "nothing"));
    return standIn;
  }

  private <T> T wrong(String name, String expected, JsonNode found, T standIn) {
    errors.add(new FieldError(prefix + name, expected, shown(found)));
    return standIn;
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String shown(JsonNode found) {
    return found.isContainerNode()
        ? found.getNodeType().name().toLowerCase(Locale.ROOT) + " " + found
        : found.toString();
  }

  private static String wholeNumber(long min, long max) {
    return "a whole number from " + min + " to " + max;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
