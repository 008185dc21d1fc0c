package io.taxiapp.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.SampleMessages;
import io.taxiapp.trace.TraceContext;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class MessageHeadersTest {

  private static final TraceContext TRACE =
      new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "01");

  @Test
  void aMessageCarriesCloudEventsHeadersAndItsTrace() {
    var request = SampleMessages.requested();

    var headers = MessageHeaders.of(request, "backend-service", TRACE);

    assertThat(StreamSupport.stream(headers.spliterator(), false))
        .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .containsExactly(
            "ce_specversion=1.0",
            "ce_id=" + request.rideId() + ":requested",
            "ce_type=io.taxiapp.ride-requested.v1",
            "ce_source=/taxiapp/backend-service",
            "ce_time=2026-01-15T17:00:00Z",
            "ce_subject=" + request.rideId(),
            "content-type=application/json",
            "traceparent=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Test
  void theTypeInTheHeaderIsTheTypeInTheJson() {
    for (var message : SampleMessages.all()) {
      var headers = MessageHeaders.of(message, "test", TRACE);
      var type = new String(headers.lastHeader("ce_type").value(), UTF_8);

      assertThat(new String(EventJson.write(message), UTF_8))
          .contains("\"type\":\"" + type.replace("io.taxiapp.", "").replace(".v1", "") + "\"");
    }
  }

  @Test
  void aMessageWithoutAUsableTraceStartsOne() {
    var malformed = new RecordHeaders().add("traceparent", "00-xyz".getBytes(UTF_8));

    assertThat(MessageHeaders.trace(new RecordHeaders()).traceparent()).hasSize(55);
    assertThat(MessageHeaders.trace(malformed).traceparent()).hasSize(55);
    assertThat(MessageHeaders.trace(MessageHeaders.of(SampleMessages.requested(), "x", TRACE)))
        .isEqualTo(TRACE);
  }

  @Test
  void theNextStepOfATraceIsTheSameOnReplay() {
    assertThat(TRACE.next("a")).isEqualTo(TRACE.next("a")).isNotEqualTo(TRACE.next("b"));
    assertThat(TRACE.next("a").traceId()).isEqualTo(TRACE.traceId());
  }
}
