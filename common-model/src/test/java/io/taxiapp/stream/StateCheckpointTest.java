package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.stream.StateCheckpoint.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateCheckpointTest {

  private static final StateCheckpoint CHECKPOINT =
      new StateCheckpoint(
          Map.of("cluster", "abc", "taxi.ride-events.v1", "def"),
          Map.of(new TopicPartition("x-rides-changelog", 11), new End(18, "1a2b")));
  private static final StateCheckpoint NOTHING = new StateCheckpoint(Map.of(), Map.of());

  @TempDir private Path directory;

  @Test
  void whatWasWrittenIsRead() throws Exception {
    assertThat(StateCheckpoint.read(written())).isEqualTo(CHECKPOINT);
  }

  @ParameterizedTest
  @CsvSource({
    "=18, =-18",
    "changelog-11, changelof-11",
    "changelog-11, changelog-99",
    "abc, abd",
    "1a2b, ''",
  })
  void ofAFileThatWasChangedNothingIsRead(String before, String after) throws Exception {
    var file = written();
    var text = Files.readString(file, ISO_8859_1);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after), ISO_8859_1);

    assertThat(StateCheckpoint.read(file)).isEqualTo(NOTHING);
  }

  @Test
  void ofAFileThatWasCutShortNothingIsRead() throws Exception {
    var file = written();
    var bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length - 1; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThat(StateCheckpoint.read(file)).isEqualTo(NOTHING);
    }
  }

  private Path written() throws Exception {
    var file = directory.resolve("closed");
    CHECKPOINT.write(file);
    return file;
  }
}
