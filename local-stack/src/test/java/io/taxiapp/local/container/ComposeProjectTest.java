package io.taxiapp.local.container;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComposeProjectTest {

  @TempDir private Path directory;

  @Test
  void aQuietOneShowsWhatIsPrintedOnlyOfWhatFails() throws IOException {
    var script = directory.resolve("fails.sh");
    Files.writeString(script, "#!/bin/sh\necho why it failed; exit 3\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    var project = new ComposeProject("test", directory, Map.of(), true);

    assertThatThrownBy(() -> project.script("fails.sh"))
        .hasMessageContaining("expected 0, found 3 why it failed");
  }
}
