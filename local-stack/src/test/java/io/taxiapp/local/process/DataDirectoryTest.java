package io.taxiapp.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path root;
  private Path data;
  private Path copy;

  @BeforeEach
  void paths() throws IOException {
    data = root.toRealPath().resolve("data");
    copy = root.toRealPath().resolve("copy");
  }

  @Test
  void oneStackAtATime() {
    try (var _ = DataDirectory.hold(data)) {
      assertThatThrownBy(() -> DataDirectory.hold(data))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("data directory " + data + ": another ./taxi has it");
    }
    try (var _ = DataDirectory.hold(data)) {
      assertThat(data).isDirectory();
    }
  }

  @Test
  void noneOnWhichAServiceIsLeft() {
    DataDirectory.hold(data).close();

    assertThatThrownBy(() -> DataDirectory.hold(data, runningOn(data)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("data directory " + data + ": tip-consumer (pid 7) runs on it, stop it first");
  }

  @Test
  void neitherACopyNorItsOriginalWhileAStackRunsOnTheOther() throws IOException {
    kafka(data.resolve("kafka"), "ONE");
    kafka(copy.resolve("kafka"), "ONE");

    assertACopyIsInUse(copy, data);
    assertACopyIsInUse(data, copy);
  }

  @Test
  void oneOfThreeBrokersThatWasCopiedIsEnough() throws IOException {
    kafka(data.resolve("kafka-1"), "ONE");
    kafka(data.resolve("kafka-2"), "TWO");
    kafka(copy.resolve("kafka"), "TWO");

    assertACopyIsInUse(copy, data);
  }

  @Test
  void othersMayRun() throws IOException {
    kafka(data.resolve("kafka"), "ONE");
    kafka(copy.resolve("kafka"), "TWO");

    DataDirectory.requireNoCopyInUse(data, runningOn(copy));
    DataDirectory.requireNoCopyInUse(data, runningOn(data));
    DataDirectory.requireNoCopyInUse(data, runningOn(root.resolve("gone")));
    DataDirectory.requireNoCopyInUse(root.resolve("new"), runningOn(data));
  }

  @Test
  void whatIsNoDirectoryIsNamed() throws IOException {
    Files.createFile(data);

    assertThatThrownBy(() -> DataDirectory.hold(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data directory " + data + ": expected one that can be written to");
  }

  /// As Kafka writes it.
  private static void kafka(Path directory, String id) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("meta.properties"), "#\nversion=1\ndirectory.id=" + id + "\n");
  }

  private static List<RunningService> runningOn(Path directory) {
    return List.of(new RunningService(7, "tip-consumer", directory, directory, Optional.empty()));
  }

  private static void assertACopyIsInUse(Path directory, Path inUse) {
    assertThatThrownBy(() -> DataDirectory.requireNoCopyInUse(directory, runningOn(inUse)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "data directory %s: a stack runs on %s, and one is a copy of the other"
                .formatted(directory, inUse));
  }
}
