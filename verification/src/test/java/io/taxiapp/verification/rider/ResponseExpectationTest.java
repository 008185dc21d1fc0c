package io.taxiapp.verification.rider;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.verification.rider.RiderObservations.Call;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseExpectationTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  /// Of an answer to a request; one to another call lacks the Location, and has its own.
  private static final Map<String, String> HONEST =
      Map.of(
          "Content-Type", "application/json",
          "Location", "/rides/" + RIDE,
          "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; script-src 'self'");

  @ParameterizedTest(name = "{0} is answered {1} with {2} {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REQUEST          | 201 | |                                                         |
          REQUEST          | 200 | Location | -                                               | expected 201, found 200
          REQUEST          | 201 | Location | /rides/00000000-0000-0000-0000-000000000002     | expected Location /rides/00000000-0000-0000-0000-000000000001, found [/rides/00000000-0000-0000-0000-000000000002]
          REQUEST          | 201 | Location | -                                               | expected Location /rides/00000000-0000-0000-0000-000000000001, found none
          REQUEST          | 201 | Content-Type | text/plain                                  | expected Content-Type application/json, found [text/plain]
          REQUEST          | 201 | traceparent  | -                                           | expected traceparent 00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}, found none
          REQUEST          | 201 | ETag         | "1"                                         | expected no ETag, found ["1"]
          REPEATED_REQUEST | 200 | Location | -                                               |
          REPEATED_REQUEST | 201 | |                                                          | expected 200, found 201
          CANCELLATION     | 202 | Location | -                                               |
          CANCELLATION     | 200 | Location | -                                               | expected 202, found 200
          CANCELLATION     | 202 | |                                                          | expected no Location, found [/rides/00000000-0000-0000-0000-000000000001]
          PREDICTIONS      | 200 | Location | -                                               |
          PREDICTIONS      | 304 | Location | -                                               | expected 200, found 304
          UNCHANGED_RIDE   | 200 | Location | -                                               | expected 304, found 200
          ESTIMATES        | 201 | Location | -                                               | expected 200, found 201
          SHARED           | 200 | Location | -                                               |
          """)
  void anAnswersHead(
      Call call,
      int status,
      @Nullable String name,
      @Nullable String value,
      @Nullable String found) {
    assertThat(new ResponseExpectation(call, RIDE).findings(status, headers(name, value)))
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @ParameterizedTest
  @CsvSource({"200, -", "201, /rides/00000000-0000-0000-0000-000000000001"})
  void aRequestThatMayHaveBeenTakenBeforeMayBeARepetition(int status, String location) {
    assertThat(
            new ResponseExpectation(Call.REQUEST_AFTER_ALL, RIDE)
                .findings(status, headers("Location", location)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RIDE, 'ETag,Cache-Control'",
    "STREAM, 'Cache-Control,Content-Type,X-Accel-Buffering'"
  })
  void aRideHasATagAndAStreamItsType(Call call, String names) {
    var findings = new ResponseExpectation(call, RIDE).findings(200, headers("Location", "-"));

    assertThat(findings).hasSize(names.split(",").length);
    assertThat(names.split(",")).allMatch(name -> findings.toString().contains("expected " + name));
  }

  /// The honest ones with another value of a name, or, for `-`, without it.
  private static HttpHeaders headers(@Nullable String name, @Nullable String value) {
    var headers = new TreeMap<String, List<String>>();
    HONEST.forEach((honest, its) -> headers.put(honest, List.of(its)));
    if (name != null && value != null) {
      headers.put(name, List.of(value));
      headers.values().remove(List.of("-"));
    }
    return HttpHeaders.of(headers, (_, _) -> true);
  }
}
