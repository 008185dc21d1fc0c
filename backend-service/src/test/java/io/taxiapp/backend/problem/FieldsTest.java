package io.taxiapp.backend.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {

  private static final Instant LATEST = Instant.parse("2030-01-01T00:00:00Z");

  private record Described(
      @Schema(minLength = 1, maxLength = 10) String name,
      @Schema(minimum = "0", maximum = "9") int count,
      @Expected(value = "a share", problem = "unknown-zone") @Schema(minimum = "2", maximum = "3")
          Optional<Integer> share,
      @Schema(minimum = "0", maximum = "1") double part,
      Optional<TripType> type,
      Optional<Instant> at,
      Optional<GeoPoint> place,
      @Expected("a code") @Schema(pattern = "^[A-Z]{3}$") Optional<String> code) {}

  @Test
  void whatIsRightIsRead() {
    var fields =
        fields(
            """
            {"name":"ann","count":3,"part":0.5,"type":"dispatch","at":"2021-01-01T07:00:00-05:00",
             "place":{"latitude":40.5,"longitude":-74}}
            """);

    assertThat(fields.read(Described.class, LATEST))
        .isEqualTo(
            new Described(
                "ann",
                3,
                Optional.empty(),
                0.5,
                Optional.of(TripType.DISPATCH),
                Optional.of(Instant.parse("2021-01-01T12:00:00Z")),
                Optional.of(new GeoPoint(40.5, -74)),
                Optional.empty()));
    fields.finish();
  }

  @Test
  void everythingThatIsWrongIsNamedInOneAnswer() {
    var fields =
        fields(
            """
            {"name":7,"count":"3","share":4,"type":"bus","at":"2030-01-01T00:00:01Z",
             "place":{"latitude":91,"x":1},"code":"usd","tpye":1}
            """);
    fields.read(Described.class, LATEST);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(fields::finish)
        .matches(refusal -> refusal.problem().type().endsWith(":invalid-request"))
        .extracting(
            refusal -> refusal.problem().errors(), InstanceOfAssertFactories.list(FieldError.class))
        .containsExactly(
            new FieldError(
                "name", "a text of 1 to 10 characters, none of them a control character", "7"),
            new FieldError("count", "a whole number from 0 to 9", "\"3\""),
            new FieldError("share", "a share", "4"),
            new FieldError("part", "a number from 0 to 1", "nothing"),
            new FieldError("type", "one of street-hail, dispatch", "\"bus\""),
            new FieldError(
                "at",
                "an ISO 8601 instant such as 2021-01-31T12:00:00Z, from 2000-01-01T00:00:00Z to 2030-01-01T00:00:00Z",
                "\"2030-01-01T00:00:01Z\""),
            new FieldError("place.latitude", "a number from -90 to 90", "91"),
            new FieldError("place.longitude", "a number from -180 to 180", "nothing"),
            new FieldError("place.x", "one of latitude, longitude", "a property of this name"),
            new FieldError("code", "a code", "\"usd\""),
            new FieldError(
                "tpye",
                "one of at, code, count, name, part, place, share, type",
                "a property of this name"));
  }

  @ParameterizedTest
  @CsvSource({"4, unknown-zone", "'\"4\"', invalid-request", "4000000000, invalid-request"})
  void aNumberBeyondItsLimitsMayBeAProblemOfItsOwn(String share, String type) {
    var fields = fields("{\"name\":\"ann\",\"count\":3,\"part\":0,\"share\":%s}".formatted(share));
    fields.read(Described.class, LATEST);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(fields::finish)
        .matches(refusal -> refusal.problem().type().endsWith(":" + type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "a\\nb", "\\u007f", "\\u0085", "\\u2003", "\\t"})
  void aControlCharacterOrOnlySpaceIsNoText(String text) {
    var fields = fields("{\"name\":\"" + text + "\"}");
    fields.read(Described.class, LATEST);
    assertThat(fields.isWrong("name")).isTrue();
  }

  @Test
  void aByteOrderMarkIsIgnored() {
    assertThat(Body.json("\uFEFF{\"name\":\"ann\"}".getBytes(UTF_8)).at("/name").asText())
        .isEqualTo("ann");
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
