package io.taxiapp.training.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text of the resources with places for values, such as `{name}`. A line that is such a place
/// takes as many lines as its value has, or none.
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("(?m)^\\{(\\w+)}\\n|\\{(\\w+)}");

  /// @throws IllegalArgumentException if there is no such text
  static Template read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("expected the text %s, found none".formatted(name));
      }
      return new Template(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /// @throws IllegalArgumentException naming a place without a value
  String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              boolean line = place.group(1) != null;
              String name = line ? place.group(1) : place.group(2);
              String value = values.get(name);
              if (value == null) {
                throw new IllegalArgumentException(
                    "expected a value of %s, found only %s".formatted(name, values.keySet()));
              }
              return Matcher.quoteReplacement(line && !value.isEmpty() ? value + "\n" : value);
            });
  }
}
