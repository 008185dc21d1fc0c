package io.taxiapp.backend.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a request as JSON: read strictly, so that nothing the client meant is silently lost.
public final class Body {

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
      var json = MAPPER.readTree(body);
      if (json.isMissingNode()) {
        throw malformed("a JSON document", "white space only");
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The body as one object.
  public static Fields object(byte @Nullable [] body) {
    return Fields.of(json(body));
  }

  private static ProblemException malformed(String expected, String found) {
    return ProblemException.invalid(
        "malformed-json", List.of(new FieldError("body", expected, found)));
  }
}
