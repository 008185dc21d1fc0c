package io.taxiapp.backend.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.event.GeoPoint;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One field of a body. What may stand in it is what the component of its record and that one's
/// [Schema] say: a request is read by what the API document is made of.
///
/// @param words what is expected, where the limits do not tell it
record BodyField(
    String name, Class<?> type, boolean optional, ValueLimits limits, @Nullable Expected words) {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /// Of a number or of a text's length.
  private record ValueLimits(double min, double max, Pattern pattern) {
    static ValueLimits of(@Nullable Schema schema) {
      if (schema == null) {
        return new ValueLimits(0, 0, Pattern.compile(""));
      }
      var pattern = Pattern.compile(schema.pattern());
      return schema.minimum().isEmpty()
          ? new ValueLimits(schema.minLength(), schema.maxLength(), pattern)
          : new ValueLimits(
              Double.parseDouble(schema.minimum()), Double.parseDouble(schema.maximum()), pattern);
    }

    boolean allow(double value) {
      return value >= min && value <= max;
    }
  }

  static BodyField of(RecordComponent component) {
    boolean optional = component.getType() == Optional.class;
    var accessor = component.getAccessor();
    return new BodyField(
        component.getName(),
        optional
            ? (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : component.getType(),
        optional,
        ValueLimits.of(accessor.getAnnotation(Schema.class)),
        accessor.getAnnotation(Expected.class));
  }

  /// What this JSON means; empty if it is not what is expected.
  ///
  /// @param latest that an instant may be
  Optional<?> read(JsonNode found, Instant latest) {
    if (type == String.class) {
      return text(found).filter(this::allows);
    }
    if (type == int.class || type == Integer.class) {
      return found.isInt() && limits.allow(found.intValue())
          ? Optional.of(found.intValue())
          : Optional.empty();
    }
    if (type == long.class) {
      return found.isIntegralNumber()
              && found.canConvertToLong()
              && limits.allow((double) found.longValue())
          ? Optional.of(found.longValue())
          : Optional.empty();
    }
    if (type == double.class) {
      return found.isNumber() && limits.allow(found.doubleValue())
          ? Optional.of(found.doubleValue())
          : Optional.empty();
    }
    if (type == Instant.class) {
      return text(found)
          .flatMap(BodyField::instant)
          .filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(latest));
    }
    return type.isEnum()
        ? text(found)
            .flatMap(text -> constants().filter(word -> word(word).equals(text)).findFirst())
        : Optional.empty(); // a point is an object
  }

  /// In words.
  String expected(Instant latest) {
    if (words != null) {
      return words.value();
    }
    if (type == String.class) {
      return Fields.textOf((int) limits.max());
    }
    if (type == double.class) {
      return between("a number from %.0f to %.0f");
    }
    if (type == Instant.class) {
      return "an ISO 8601 instant such as 2021-01-31T12:00:00Z, from %s to %s"
          .formatted(EARLIEST, latest);
    }
    if (type == GeoPoint.class) {
      return "an object with latitude and longitude";
    }
    return type.isEnum()
        ? constants().map(BodyField::word).collect(Collectors.joining(", ", "one of ", ""))
        : between("a whole number from %.0f to %.0f");
  }

  /// The type of the problem if this stands there and should not.
  String problem(JsonNode found) {
    return words != null && found.isInt() ? words.problem() : Fields.INVALID;
  }

  /// Takes the place of what is missing or wrong.
  Object standIn() {
    if (type == String.class) {
      return "";
    }
    if (type == long.class) {
      return (long) limits.min();
    }
    if (type == double.class) {
      return limits.min();
    }
    if (type == Instant.class) {
      return EARLIEST;
    }
    if (type == GeoPoint.class) {
      return new GeoPoint(0, 0);
    }
    return type.isEnum() ? constants().findFirst().orElseThrow() : (Object) (int) limits.min();
  }

  private boolean allows(String text) {
    return Fields.isText(text, (int) limits.max()) && limits.pattern().matcher(text).find();
  }

  private String between(String words) {
    return String.format(Locale.ROOT, words, limits.min(), limits.max());
  }

  private Stream<Enum<?>> constants() {
    return Arrays.stream(type.getEnumConstants()).map(constant -> (Enum<?>) constant);
  }

  /// A constant as it stands in JSON: lower case, words joined by `-`.
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> text(JsonNode found) {
    return Optional.ofNullable(found.textValue());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
