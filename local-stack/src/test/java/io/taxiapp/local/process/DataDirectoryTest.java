package io.taxiapp.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      assertRefused(data, "another stack runs on it");
    }
    try (var _ = DataDirectory.hold(data)) {
      assertThat(data).isDirectory();
    }
  }

  @Test
  void noCopyOfADirectoryInUse() throws IOException {
    try (var _ = DataDirectory.hold(data)) {
      copy();
      assertRefused(copy, "it is a copy of " + data);
    }
    try (var _ = DataDirectory.hold(copy);
        var _ = DataDirectory.hold(data)) {
      assertThat(copy).isDirectory();
    }
  }

  @Test
  void aBrokerMayOutliveItsStack() throws IOException {
    DataDirectory.hold(data).close();
    Files.createDirectory(data.resolve("kafka"));
    copy();
    try (var broker =
            FileChannel.open(
                data.resolve("kafka/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = broker.lock()) {
      assertRefused(data, "another stack runs on it");
      assertRefused(copy, "it is a copy of " + data);
    }
  }

  private void copy() throws IOException {
    Files.createDirectory(copy);
    Files.copy(data.resolve("in-use"), copy.resolve("in-use"));
  }

  private static void assertRefused(Path directory, String why) {
    assertThatThrownBy(() -> DataDirectory.hold(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("data directory " + directory + ": ")
        .hasMessageContaining(why);
  }
}
