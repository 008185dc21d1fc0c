package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadInputIT {

  private static final String RIDE = "{\"riderId\":\"eve\",\"pickupZone\":74,\"dropoffZone\":75}";

  @TempDir static Path directory;
  private static LiveBackend live;
  private static UUID rideId;

  @BeforeAll
  static void start() throws Exception {
    live = LiveBackend.start(directory);
    rideId = live.ride();
  }

  @AfterAll
  static void stop() {
    assertThat(live.eventsOf(rideId)).as("bad input publishes nothing").hasSize(1);
    live.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {                                                              | malformed-json  | body
          {"riderId":"ann","riderId":"bob"}                              | malformed-json  | body
          {"pickupZone":NaN}                                             | malformed-json  | body
          {} {}                                                          | malformed-json  | body
          []                                                             | invalid-request | body
          null                                                           | invalid-request | body
          {"pickupZone":74,"dropoffZone":75}                             | invalid-request | riderId
          {"riderId":" ","pickupZone":74,"dropoffZone":75}               | invalid-request | riderId
          {"riderId":7,"pickupZone":74,"dropoffZone":75}                 | invalid-request | riderId
          {"riderId":"ann","pickupZone":999,"dropoffZone":75}            | unknown-zone    | pickupZone
          {"riderId":"ann","pickupZone":-1,"dropoffZone":75}             | unknown-zone    | pickupZone
          {"riderId":"ann","pickupZone":"74","dropoffZone":75}           | invalid-request | pickupZone
          {"riderId":"ann","pickupZone":74.5,"dropoffZone":75}           | invalid-request | pickupZone
          {"riderId":"ann","pickupZone":1e400,"dropoffZone":75}          | invalid-request | pickupZone
          {"riderId":"ann","pickupZone":74}                              | invalid-request | dropoffZone
          {"riderId":"ann","pickupZone":74,"dropoffZone":null}           | invalid-request | dropoffZone
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"passengers":10}           | invalid-request | passengers
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"passengers":-1}           | invalid-request | passengers
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"paymentMethod":"gold"}    | invalid-request | paymentMethod
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"paymentMethod":"CARD"}    | invalid-request | paymentMethod
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"tripType":1}              | invalid-request | tripType
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"tripTyp":"dispatch"}      | invalid-request | tripTyp
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"requestedAt":"yesterday"} | invalid-request | requestedAt
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"requestedAt":"2999-01-01T00:00:00Z"} | invalid-request | requestedAt
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"pickup":7}                | invalid-request | pickup
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"pickup":{"latitude":91,"longitude":0}} | invalid-request | pickup.latitude
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"dropoff":{"latitude":40}} | invalid-request | dropoff.longitude
          {"riderId":"ann","pickupZone":74,"dropoffZone":75,"dropoff":{"latitude":40,"longitude":0,"x":1}} | invalid-request | dropoff.x
          """)
  void aBadRequestForARideNamesTheField(String body, String type, String field) {
    assertRefused(live.post("/rides", body), 400, type, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          progress     | {"distanceCoveredKm":1}                                                   | position
          progress     | {"position":{"latitude":40,"longitude":-74}}                              | distanceCoveredKm
          progress     | {"position":{"latitude":40,"longitude":-74},"distanceCoveredKm":-1}       | distanceCoveredKm
          progress     | {"position":{"latitude":40,"longitude":-74},"distanceCoveredKm":1e999}    | distanceCoveredKm
          progress     | {"position":{"latitude":40,"longitude":-74},"distanceCoveredKm":1,"sequence":0} | sequence
          completion   | {"durationSeconds":-1,"distanceKm":1,"fareCents":1,"tipCents":0,"totalCents":1} | durationSeconds
          completion   | {"durationSeconds":1,"distanceKm":-1,"fareCents":1,"tipCents":0,"totalCents":1} | distanceKm
          completion   | {"durationSeconds":1,"distanceKm":1,"fareCents":1.5,"tipCents":0,"totalCents":1} | fareCents
          completion   | {"durationSeconds":1,"distanceKm":1,"fareCents":1,"tipCents":2,"totalCents":1} | totalCents
          completion   | {"durationSeconds":1,"distanceKm":1,"fareCents":1,"tipCents":0,"totalCents":1,"currency":"usd"} | currency
          cancellation | {"reason":7}                                                              | reason
          progress     | {"position":{"latitude":40,"longitude":-74,"\\udfff":1},"distanceCoveredKm":1} | a name in position
          completion   | {"\\ud800":1}                                                              | a name
          completion   | {"durationSeconds":1,"distanceKm":1,"fareCents":1,"tipCents":0,"totalCents":1,"currency":"U\\u0085D"} | currency
          cancellation | {"reason":"\\ud800"}                                                       | reason
          cancellation | {"reason":"a\\u0000"}                                                      | reason
          cancellation | []                                                                        | body
          cancellation | {"why":"x"}                                                               | why
          """)
  void aBadReportNamesTheField(String kind, String body, String field) {
    assertRefused(live.post("/rides/" + rideId + "/" + kind, body), 400, "invalid-request", field);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /nope,                                                    404, not-found",
    "GET,    /rides/00000000-0000-0000-0000-000000000000,              404, unknown-ride",
    "GET,    /rides/00000000-0000-0000-0000-000000000000/events,       404, unknown-ride",
    "GET,    /rides/00000000-0000-0000-0000-000000000000/predictions,  404, unknown-ride",
    "GET,    /rides/1-1-1-1-1,                                         400, invalid-request",
    "GET,    /rides/x/events,                                          400, invalid-request",
    "PATCH,  /rides,                                                   405, method-not-allowed",
    "DELETE, /zones,                                                   405, method-not-allowed",
  })
  void aWrongPathOrMethodIsAProblem(String method, String path, int status, String type) {
    var answer = live.send(live.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    assertProblem(answer, status, type);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    var text =
        live.request("/rides", "Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("x"));
    assertRefused(live.send(text), 415, "unsupported-media-type", "Content-Type");
    var cancellation =
        live.request("/rides/" + rideId + "/cancellation", "Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertRefused(live.send(cancellation), 415, "unsupported-media-type", "Content-Type");
  }

  @ParameterizedTest
  @CsvSource({
    "/zones,             text/html,        application/json",
    "/openapi.yml,       application/json, application/yaml",
    "/rides/RIDE/events, application/json, text/event-stream",
    "/,                  application/json, text/html",
    "/zones,             application/json;q=0, application/json",
    "/zones,             'application/json;q=0.0, */*', application/json",
    "/zones,             'text/html, application/*;q=0', application/json",
    "/rides/00000000-0000-0000-0000-000000000000/events, '*/*;q=0', text/event-stream",
  })
  void whatIsNotServedAtAPathIsRefusedWithWhatIs(String path, String accepted, String served) {
    var answer = live.get(path.replace("RIDE", rideId.toString()), "Accept", accepted);
    assertRefused(answer, 406, "not-acceptable", "Accept");
    assertThat(json(answer).at("/errors/0/expected").asText()).isEqualTo(served);
    assertThat(json(answer).at("/errors/0/found").asText()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "application/json;charset=utf-16", "*/*/*"})
  void aBodyThatDoesNotSayThatItIsJsonIsRefused(String type) {
    var body = HttpRequest.BodyPublishers.ofString(RIDE);
    var answer = live.send(live.request("/rides", "Content-Type", type).POST(body));
    assertRefused(answer, 415, "unsupported-media-type", "Content-Type");
    var silent = live.send(live.request("/rides").POST(body));
    assertRefused(silent, 415, "unsupported-media-type", "Content-Type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "foo"})
  void anEncodingThatIsNotUndoneIsRefused(String encoding) {
    var answer = live.post("/rides", RIDE, "Content-Encoding", encoding);
    assertRefused(answer, 415, "unsupported-media-type", "Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "snappy"})
  void aBodyThatIsNotEncodedAsItSaysIsRefused(String encoding) {
    assertRefused(
        live.post("/rides", RIDE, "Content-Encoding", encoding), 400, "bad-request", "body");
    assertRefused(
        live.post("/duration-estimates", RIDE, "Content-Encoding", encoding),
        400,
        "bad-request",
        "body");
  }

  @Test
  void aBodyInGzipIsRead() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(RIDE.getBytes(UTF_8));
    }
    var answer =
        live.send(
            live.request("/rides", "Content-Type", "application/json", "Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void noBodyIsRefused() {
    assertRefused(live.post("/rides", ""), 400, "bad-request", "body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "\"x\""})
  void aBodyThatIsNoObjectIsRefusedForThatAlone(String body) {
    var answer = live.post("/rides", body);
    assertRefused(answer, 400, "invalid-request", "body");
    assertThat(json(answer).get("errors")).hasSize(1);
  }

  @Test
  void aBodyOver64KilobytesIsRefused() {
    var answer = live.post("/rides", " ".repeat(64 * 1024 + 1));
    assertRefused(answer, 413, "request-entity-too-large", "body");
  }

  @Test
  void aBodyOver64KilobytesWithoutAStatedLengthIsRefused() {
    var chunked =
        HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofString(" ".repeat(64 * 1024 + 1)));
    var answer =
        live.send(live.request("/rides", "Content-Type", "application/json").POST(chunked));
    assertRefused(answer, 413, "request-entity-too-large", "body");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /zones?LONG HTTP/1.1,                   414, request-uri-too-long,            URI",
    "GET /zones HTTP/1.1\\nX-Long: LONG,         431, request-header-fields-too-large, headers",
    "GET /rides/%zz HTTP/1.1,                    400, bad-request,                     URI",
    "POST /rides?x=%zz HTTP/1.1,                 400, bad-request,                     URI",
    "GET /rides?riderId=%FF HTTP/1.1,            400, invalid-request,                 URI",
    "GET /rides/%ED%A0%80/events HTTP/1.1,       400, invalid-request,                 URI",
    "GET /rides?riderId=%C0%80 HTTP/1.1,         400, invalid-request,                 URI",
    "GET /rides?riderId=a%00 HTTP/1.1,           400, invalid-request,                 URI",
    "GET /rides?riderId=a%C2%85 HTTP/1.1,        400, invalid-request,                 URI",
    "GET /rides/%0A HTTP/1.1,                    400, invalid-request,                 URI",
    "GET /rides?riderId=\u00FF HTTP/1.1,         400, invalid-request,                 URI",
    "GET /rides?riderId=\u00C3\u00A9 HTTP/1.1,   400, invalid-request,                 URI",
    "GET /rides?riderId=\u0085 HTTP/1.1,         400, bad-request,                     URI",
    "GET /rides/\u00FF/events HTTP/1.1,          400, invalid-request,                 URI",
    "GET /nope\u00FF HTTP/1.1,                   400, invalid-request,                 URI",
    "POST /rides?\u00FF HTTP/1.1,                400, invalid-request,                 URI",
  })
  void aRequestThatIsNoneNamesWhatIsWrong(String head, int status, String type, String field)
      throws IOException {
    var request = head.replace("LONG", "x".repeat(9_000)).replace("\\n", "\r\n");

    assertThat(answerTo(request + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .containsPattern("^HTTP/1\\.[01] " + status + " ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"type\":\"urn:taxiapp:problem:" + type + "\"", "\"field\":\"" + field + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key, POST /rides,             a\u00FF,       byte 0xFF at offset 1",
    "Idempotency-Key, POST /rides,             a\u00C0\u0080, byte 0xC0 at offset 1",
    "Idempotency-Key, POST /rides,             a\tb,          'a\\tb'",
    "Idempotency-Key, POST /rides,             a\u00C2\u0085, 'a\u0085'",
    "Last-Event-ID,   GET /rides/RIDE/events,  1.1.1.1\u00FF, 1.1.1.1",
    "request,         POST /rides,             a\0b,          something else",
  })
  void aHeaderThatIsNoTextIsRefused(String field, String call, String value, String found)
      throws IOException {
    var request =
        """
        %s HTTP/1.1\r
        Host: x\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        %s: %s\r
        \r
        %s"""
            .formatted(
                call.replace("RIDE", rideId.toString()),
                RIDE.length(),
                field.equals("request") ? "Idempotency-Key" : field,
                value,
                RIDE);

    assertThat(answerTo(request))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"field\":\"" + field + "\"", found);
  }

  /// Nobody reads it as text: what is no trace begins one.
  @Test
  void aTraceThatIsNoTextIsNone() throws IOException {
    assertThat(
            answerTo(
                "GET /zones HTTP/1.1\r\nHost: x\r\nConnection: close\r\ntraceparent: \u00FF\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .containsPattern("traceparent: 00-[0-9a-f]{32}-");
  }

  /// What is answered to these bytes on a connection of their own.
  private static String answerTo(String request) throws IOException {
    try (var socket = new Socket(live.address().getHost(), live.address().getPort())) {
      socket.setSoTimeout((int) LiveBackend.PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void aLastEventIdOfNoStreamIsRefused() {
    var answer = live.get("/rides/" + rideId + "/events", "Last-Event-ID", "1.2");
    assertRefused(answer, 400, "invalid-request", "Last-Event-ID");
  }

  @Test
  void aMediaTypeThatIsNotExcludedIsServed() {
    for (var accepted : List.of("application/json, */*;q=0", "text/html;q=0, */*;q=0.1")) {
      assertThat(live.get("/zones", "Accept", accepted).statusCode()).as(accepted).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/rides?riderId=x&riderId=y,          riderId, 'x, y'",
    "/rides?riderId=x&limit=1&limit=2,    limit,   '1, 2'",
    "/rides?riderId=x&before=a&before=b,  before,  'a, b'",
    "/rides/RIDE?wait=PT0S&wait=PT1S,     wait,    'PT0S, PT1S'",
  })
  void aParameterWithTwoValuesIsRefused(String path, String field, String found) {
    var answer = live.get(path.replace("RIDE", rideId.toString()));
    assertRefused(answer, 400, "invalid-request", field);
    assertThat(json(answer).at("/errors/0/found").asText()).isEqualTo(found);
  }

  @Test
  void aParameterThatIsGivenTwiceWithOneValueIsTaken() {
    assertThat(live.get("/rides?riderId=x&riderId=x").statusCode()).isEqualTo(200);
  }

  @Test
  void twoLastEventIdsAreRefused() {
    // Of a ride that is there, the stream would not end.
    var path = "/rides/00000000-0000-0000-0000-000000000000/events";
    var answer = live.get(path, "Last-Event-ID", "1.1.1.1", "Last-Event-ID", "2.1.1.1");
    assertRefused(answer, 400, "invalid-request", "Last-Event-ID");
    assertThat(json(answer).at("/errors/0/found").asText()).isEqualTo("1.1.1.1, 2.1.1.1");
  }

  @Test
  void anEstimateThatIsBadNamesItsPlaceInTheArray() {
    var answer =
        live.post(
            "/duration-estimates",
            "[{\"pickupZone\":74,\"dropoffZone\":75},{\"pickupZone\":74,\"dropoffZone\":0}]");
    assertRefused(answer, 400, "unknown-zone", "[1].dropoffZone");
  }

  @Test
  void nothingOfTheInsideIsShown() {
    assertProblem(live.get("/beans"), 404, "not-found");
    assertProblem(live.get("/env"), 404, "not-found");
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String type, String field) {
    assertProblem(answer, status, type);
    var error = json(answer).at("/errors/0");
    assertThat(error.get("field").asText()).isEqualTo(field);
    assertThat(error.get("expected").asText()).isNotBlank();
    assertThat(error.get("found").asText()).isNotBlank();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("traceparent")).isPresent();
    assertThat(json(answer).get("type").asText()).isEqualTo("urn:taxiapp:problem:" + type);
    assertThat(json(answer).get("status").asInt()).isEqualTo(status);
  }
}
