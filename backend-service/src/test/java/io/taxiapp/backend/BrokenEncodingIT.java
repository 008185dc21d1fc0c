package io.taxiapp.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// Whoever sends what is not encoded as it says is told so; it is no fault of the service.
final class BrokenEncodingIT {

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @TempDir static Path directory;
  private static LiveBackend live;

  @BeforeAll
  static void start() {
    live = LiveBackend.start(directory);
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @ParameterizedTest
  @CsvSource({
    "gzip,    plain",
    "deflate, plain",
    "snappy,  plain",
    "gzip,    first half",
    "gzip,    wrong checksum",
    "gzip,    something after it",
    "gzip,    nothing",
  })
  void aBodyThatIsNotEncodedAsItSaysIsNoErrorInTheLog(String encoding, String fault)
      throws IOException {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    ROOT.addAppender(log);
    try {
      for (var path : new String[] {"/rides", "/duration-estimates"}) {
        var answer =
            live.send(
                live.request(path, "Content-Type", "application/json", "Content-Encoding", encoding)
                    .POST(BodyPublishers.ofByteArray(body(fault))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
      }
    } finally {
      ROOT.detachAppender(log);
    }
    assertThat(log.list)
        .allSatisfy(
            event -> {
              assertThat(event.getLevel()).as(event.toString()).isNotEqualTo(Level.ERROR);
              assertThat(event.getThrowableProxy()).as(event.toString()).isNull();
            });
  }

  private static byte[] body(String fault) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"riderId\":\"eve\",\"pickupZone\":74}".getBytes(UTF_8));
    }
    var whole = packed.toByteArray();
    return switch (fault) {
      case "plain" -> "{\"riderId\":\"eve\"}".getBytes(UTF_8);
      case "first half" -> Arrays.copyOf(whole, whole.length / 2);
      case "wrong checksum" -> {
        whole[whole.length - 8] ^= 1;
        yield whole;
      }
      case "something after it" -> Arrays.copyOf(whole, whole.length + 20);
      case "nothing" -> new byte[0];
      default -> throw new IllegalArgumentException(fault);
    };
  }
}
