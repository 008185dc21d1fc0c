package io.taxiapp.backend.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a request as JSON: read strictly, so that nothing the client meant is silently lost.
public final class Body {

  private static final String MALFORMED = "malformed-json";
  private static final int DEEPEST_NESTING = 10;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  // Buffers of a thread are lost on a virtual one, which lives for a request.
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Body() {}

  /// Whatever JSON the body holds.
  ///
  /// @throws ProblemException saying where it stops being JSON
  public static JsonNode json(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      throw malformed("a JSON document", "nothing");
    }
    try {
      var text = withoutMark(Utf8.text(MALFORMED, "body", body));
      var json = MAPPER.readTree(text);
      if (json.isMissingNode()) {
        throw malformed("a JSON document", "white space only");
      }
      if (text.contains("\\u")) {
        requireWellFormed("", json);
      }
      return json;
    } catch (JacksonException e) {
      var where = e.getLocation();
      throw malformed(
          "well-formed JSON",
          e.getOriginalMessage().replaceFirst("(?s)( \\(start marker|\n).*", "")
              + (where == null
                  ? ""
                  : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")"));
    }
  }

  /// A byte order mark may be ignored ([RFC
  /// 8259](https://www.rfc-editor.org/rfc/rfc8259#section-8.1)).
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// An escape may name half a character; nothing else in UTF-8 can.
  ///
  /// @param path of what was found; empty for the body itself
  private static void requireWellFormed(String path, JsonNode found) {
    if (found.isTextual() && !Utf8.isWellFormed(found.textValue())) {
      throw halfACharacter(path.isEmpty() ? "body" : path);
    }
    for (var property : found.properties()) {
      if (!Utf8.isWellFormed(property.getKey())) {
        throw halfACharacter(path.isEmpty() ? "a name" : "a name in " + path);
      }
      requireWellFormed(
          path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue());
    }
    for (int i = 0; found.isArray() && i < found.size(); i++) {
      requireWellFormed(path + "[" + i + "]", found.get(i));
    }
  }

  private static ProblemException halfACharacter(String field) {
    return ProblemException.invalid(
        field, "well-formed Unicode", "a surrogate without its other half");
  }

  /// The body as one object.
  public static Fields object(byte @Nullable [] body) {
    return Fields.of(json(body));
  }

  private static ProblemException malformed(String expected, String found) {
    return ProblemException.invalid(MALFORMED, List.of(new FieldError("body", expected, found)));
  }
}
