package io.taxiapp.backend.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a request as JSON: read strictly, so that nothing the client meant is silently lost.
public final class Body {

  private static final String MALFORMED = "malformed-json";
  private static final int DEEPEST_NESTING = 10;
  private static final int LONGEST_NUMBER = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Buffers of a thread are lost on a virtual one, which lives for a request.
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  // Texts and names are as long as the body at most.
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST_NESTING)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Body() {}

  /// Whatever JSON the body holds.
  ///
  /// @throws ProblemException saying where it stops being JSON
  public static JsonNode json(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      throw malformed("a JSON document", "nothing");
    }
    var text = withoutMark(Utf8.text(MALFORMED, "body", body));
    try (var parser = MAPPER.createParser(text)) {
      var json = tree(parser);
      if (text.contains("\\u")) {
        requireWellFormed("", json);
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException("a text is read", e);
    }
  }

  private static JsonNode tree(JsonParser parser) throws IOException {
    try {
      @Nullable JsonNode json = MAPPER.readTree(parser);
      if (json == null) {
        throw malformed("a JSON document", "white space only");
      }
      if (parser.nextToken() != null) {
        throw malformed("one JSON document", "more" + place(parser.currentTokenLocation()));
      }
      return json;
    } catch (JacksonException e) {
      throw malformed(e, parser);
    }
  }

  /// What was wrong, in words that say nothing of how it is read here.
  private static ProblemException malformed(JacksonException thrown, JsonParser parser)
      throws IOException {
    @Nullable JsonLocation where = thrown.getLocation();
    var place = place(where == null ? parser.currentLocation() : where);
    return switch (thrown) {
      case StreamConstraintsException _
          when parser.getParsingContext().getNestingDepth() > DEEPEST_NESTING ->
          malformed("objects and arrays in at most " + DEEPEST_NESTING + " levels", "more" + place);
      case StreamConstraintsException _ ->
          malformed("numbers of at most " + LONGEST_NUMBER + " digits", "a longer one" + place);
      case MismatchedInputException _ ->
          malformed("each name once in an object", "'" + parser.currentName() + "' again" + place);
      case JsonEOFException _ -> malformed("well-formed JSON", "its end missing" + place);
      default -> malformed("well-formed JSON", "a character that cannot stand there" + place);
    };
  }

  private static String place(JsonLocation where) {
    return " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
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
