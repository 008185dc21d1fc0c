package io.taxiapp.backend.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void whatIsRightIsRead() {
    var fields =
        fields(
            """
            {"name":"ann","count":3,"share":0.5,"type":"dispatch","at":"2021-01-01T07:00:00-05:00",
             "place":{"latitude":40.5,"longitude":-74}}
            """);

    assertThat(fields.text("name", 10)).isEqualTo("ann");
    assertThat(fields.integer("count", 0, 9)).isEqualTo(3);
    assertThat(fields.number("share", 0, 1)).isEqualTo(0.5);
    assertThat(fields.oneOf("type", TripType.STREET_HAIL)).isEqualTo(TripType.DISPATCH);
    assertThat(fields.instant("at", FROM, TO)).contains(Instant.parse("2021-01-01T12:00:00Z"));
    assertThat(fields.point("place")).isEqualTo(new GeoPoint(40.5, -74));
    assertThat(fields.optionalText("other", 10)).isEmpty();
    fields.finish();
  }

  @Test
  void everythingThatIsWrongIsNamedInOneAnswer() {
    var fields = fields("{\"name\":7,\"count\":\"3\",\"type\":\"bus\",\"tpye\":1}");
    fields.text("name", 10);
    fields.integer("count", 0, 9);
    fields.number("share", 0, 1);
    fields.oneOf("type", TripType.STREET_HAIL);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(fields::finish)
        .extracting(
            refusal -> refusal.problem().errors(), InstanceOfAssertFactories.list(FieldError.class))
        .containsExactly(
            new FieldError(
                "name", "a text of 1 to 10 characters, none of them a control character", "7"),
            new FieldError("count", "a whole number from 0 to 9", "\"3\""),
            new FieldError("share", "a number from 0 to 1", "nothing"),
            new FieldError("type", "one of street-hail, dispatch", "\"bus\""),
            new FieldError("tpye", "one of count, name, share, type", "a property of this name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "a\\nb", "\\u007f", "\\u0085", "\\u2003", "\\t"})
  void aControlCharacterOrOnlySpaceIsNoText(String text) {
    var fields = fields("{\"name\":\"" + text + "\"}");
    fields.text("name", 10);
    assertThat(fields.isWrong("name")).isTrue();
  }

  @Test
  void aByteOrderMarkIsIgnored() {
    assertThat(fields("\uFEFF{\"name\":\"ann\"}").text("name", 10)).isEqualTo("ann");
  }

  @ParameterizedTest
  @CsvSource({
    "7B22E9223A317D, 0xE9 at offset 2", // Latin-1
    "22EDA08022, 0xED at offset 1", // a surrogate
    "22C18122, 0xC1 at offset 1", // an A in two bytes
    "22F4908080, 0xF4 at offset 1", // beyond Unicode
    "22E282, 0xE2 at offset 1", // cut off
    "7B0022006100, a character that cannot stand there", // UTF-16
  })
  void aBodyThatIsNoUtf8IsRefused(String hex, String found) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Body.json(HexFormat.of().parseHex(hex)))
        .extracting(refusal -> refusal.problem().errors().getFirst())
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("body");
              assertThat(error.found()).contains(found);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "\\ud800"                           | body
          {"name":"\\udc00\\ud800"}            | name
          {"place":{"name":["a","\\ud83d x"]}} | place.name[1]
          [{"name":"\\ud800"}]                | [0].name
          {"\\ud800":1}                       | a name
          """)
  void anEscapeThatNamesHalfACharacterIsRefused(String json, String field) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Body.json(json.getBytes(UTF_8)))
        .extracting(refusal -> refusal.problem().errors())
        .isEqualTo(
            List.of(
                new FieldError(
                    field, "well-formed Unicode", "a surrogate without its other half")));
  }

  @Test
  void whatIsFoundIsShortened() {
    var error = new FieldError("field", "little", "x".repeat(1000));
    assertThat(error.found()).hasSizeLessThan(130).endsWith("…");
  }

  private static Fields fields(String json) {
    return Body.object(json.getBytes(UTF_8));
  }
}
