package io.taxiapp.backend.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyTest {

  /// Names of what reads JSON here, and of what it advises its own users to do.
  private static final String A_LIBRARYS_WORDS =
      "(?i).*(jackson|json[A-Z]|jsonreadfeature|feature|enable|stream|token|parser|constraint|nesting depth"
          + "|deserializ|exception|java\\.|com\\.|io\\.|netty|micronaut|field '|`).*";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {                | well-formed JSON           | its end missing (line 1, column 2)
          {"a":"b          | well-formed JSON           | its end missing (line 1, column 8)
          {"a":[1,2        | well-formed JSON           | its end missing (line 1, column 10)
          ]                | well-formed JSON           | a character that cannot stand there (line 1, column 1)
          {"a":1]          | well-formed JSON           | a character that cannot stand there (line 1, column 7)
          [1,]             | well-formed JSON           | a character that cannot stand there (line 1, column 4)
          {"a" 1}          | well-formed JSON           | a character that cannot stand there (line 1, column 6)
          {"a":1 "b":2}    | well-formed JSON           | a character that cannot stand there (line 1, column 8)
          {a:1}            | well-formed JSON           | a character that cannot stand there (line 1, column 2)
          {'a':1}          | well-formed JSON           | a character that cannot stand there (line 1, column 2)
          {"a":NaN}        | well-formed JSON           | a character that cannot stand there (line 1, column 9)
          {"a":-Infinity}  | well-formed JSON           | a character that cannot stand there (line 1, column 15)
          {"a":01}         | well-formed JSON           | a character that cannot stand there (line 1, column 7)
          {"a":+1}         | well-formed JSON           | a character that cannot stand there (line 1, column 7)
          {"a":.5}         | well-formed JSON           | a character that cannot stand there (line 1, column 6)
          {"a":1.}         | well-formed JSON           | a character that cannot stand there (line 1, column 7)
          {"a":1e}         | well-formed JSON           | a character that cannot stand there (line 1, column 7)
          tru              | well-formed JSON           | a character that cannot stand there (line 1, column 1)
          "\\x"            | well-formed JSON           | a character that cannot stand there (line 1, column 3)
          "\\u12"          | well-formed JSON           | a character that cannot stand there (line 1, column 6)
          // why           | well-formed JSON           | a character that cannot stand there (line 1, column 1)
          {} {}            | one JSON document          | more (line 1, column 4)
          1 2              | one JSON document          | more (line 1, column 3)
          {} ]             | well-formed JSON           | a character that cannot stand there (line 1, column 4)
          {"a":1,"a":2}    | each name once in an object | 'a' again (line 1, column 12)
          {"b":{"a":1,"a":{}}} | each name once in an object | 'a' again (line 1, column 17)
          """)
  void whatIsNoJsonIsNamedInOurOwnWords(String body, String expected, String found) {
    assertMalformed(body, expected, found);
  }

  @Test
  void soIsWhatNoTableShows() {
    assertMalformed(
        "{\n \"a\":\t\"\u0001\"}",
        "well-formed JSON",
        "a character that cannot stand there (line 2, column 8)");
    assertMalformed(
        "\u00a0{}", "well-formed JSON", "a character that cannot stand there (line 1, column 1)");
    assertMalformed(" \r\n\t", "a JSON document", "white space only");
    assertMalformed("", "a JSON document", "nothing");
    var levels = "objects and arrays in at most 10 levels";
    assertMalformed("[".repeat(11) + "]".repeat(11), levels, "more (line 1, column 12)");
    assertMalformed("{\"a\":".repeat(11), levels, "more (line 1, column 52)");
    var numbers = "numbers of at most 1000 digits";
    assertMalformed("[" + "1".repeat(1001) + "]", numbers, "a longer one (line 1, column 1003)");
    assertMalformed("[0." + "1".repeat(1001) + "]", numbers, "a longer one (line 1, column 1005)");
  }

  @ParameterizedTest
  @CsvSource({"10, 1000, 60000, 60000"})
  void whatIsWithinTheLimitsIsRead(int levels, int digits, int name, int text) {
    assertThat(json("[".repeat(levels) + "]".repeat(levels)).isArray()).isTrue();
    assertThat(json("1".repeat(digits)).isNumber()).isTrue();
    assertThat(json("{\"" + "n".repeat(name) + "\":1}").size()).isEqualTo(1);
    assertThat(json("\"" + "t".repeat(text) + "\"").asText()).hasSize(text);
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String body) {
    return Body.json(body.getBytes(UTF_8));
  }

  private static void assertMalformed(String body, String expected, String found) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> json(body))
        .satisfies(
            thrown -> {
              var problem = Objects.requireNonNull(thrown.problem());
              assertThat(problem.type()).endsWith(":malformed-json");
              assertThat(problem.errors())
                  .isEqualTo(List.of(new FieldError("body", expected, found)));
              assertThat(problem.title() + problem.detail()).doesNotMatch(A_LIBRARYS_WORDS);
            });
  }
}
