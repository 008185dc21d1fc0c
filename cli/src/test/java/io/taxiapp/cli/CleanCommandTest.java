package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.local.process.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleanCommandTest {

  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();

  @Test
  void whatAStackLeftIsDeletedAndNothingElse() throws IOException {
    file("logs/backend-service.log");
    file("kafka/meta.properties");
    file("kafka-2/meta.properties");
    file("state/tip-consumer/0_0/rocksdb/1.sst");
    file("scratch/broker/x");
    file("notes.txt");

    assertThat(clean("--yes")).isZero();

    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("notes.txt"));
    assertThat(directory.resolve("notes.txt")).exists();
    assertThat(output.toString()).contains(directory.resolve("state").toString(), "deleted");
  }

  @Test
  void aDirectoryThatNoStackWroteIsRefused() throws IOException {
    file("state/of-somebody-else");
    file("logs/somebody.log");

    assertThat(clean("--yes")).isEqualTo(2);

    assertThat(directory.resolve("state/of-somebody-else")).exists();
    assertThat(output.toString()).contains("--data-dir: expected a directory that ./taxi up wrote");
  }

  @Test
  void whatIsCleanIsNoFault() throws IOException {
    file("logs/backend-service.log");
    assertThat(clean("--yes")).isZero();

    assertThat(clean("--yes")).isZero();
    assertThat(output.toString()).contains("nothing to delete");
  }

  @Test
  void noStackStartsWhileTheUserIsAsked() throws IOException {
    file("logs/backend-service.log");
    var in = System.in;
    try {
      System.setIn(
          new InputStream() {
            @Override
            public int read() {
              return -1;
            }

            @Override
            public int read(byte[] into, int from, int atMost) {
              assertThatThrownBy(() -> DataDirectory.hold(directory))
                  .hasMessageContaining("another ./taxi has it");
              return -1;
            }
          });
      assertThat(clean()).isEqualTo(1);
    } finally {
      System.setIn(in);
    }
    assertThat(output.toString()).contains("nothing was deleted");
    assertThat(directory.resolve("logs/backend-service.log")).exists();
  }

  @Test
  void nothingOfAStackThatRunsIsDeleted() throws IOException {
    file("logs/backend-service.log");
    try (var _ = DataDirectory.hold(directory)) {
      assertThat(clean("--yes")).isEqualTo(1);
    }
    assertThat(directory.resolve("logs/backend-service.log")).exists();
  }

  @Test
  void whereNothingIsThereIsNothingToDelete() {
    directory = directory.resolve("none");

    assertThat(clean()).isZero();
    assertThat(output.toString()).contains("nothing to delete");
  }

  private void file(String name) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private int clean(String... more) {
    var out = new PrintWriter(output);
    var command = Taxi.commandLine().setOut(out).setErr(out);
    var line = new String[more.length + 2];
    line[0] = "clean";
    line[1] = "--data-dir=" + directory;
    System.arraycopy(more, 0, line, 2, more.length);
    return command.execute(line);
  }
}
