package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.cli.Taxi;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.ProcessFailure;
import io.taxiapp.local.process.RunningService;
import io.taxiapp.local.process.StackProgress;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.local.process.StackSettings.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack of which a consumer ends as soon as it starts: its bundle is damaged.
final class StackStartIT {

  private final List<String> said = new ArrayList<>();
  private final List<String> runningWhenItFailed = new ArrayList<>();
  private final StringWriter output = new StringWriter();

  @Test
  void whoEndsAtTheStartIsNamedWithItsLogBeforeTheOthersAreStopped(@TempDir Path directory)
      throws IOException {
    var data = directory.resolve("data");
    var settings =
        new StackSettings(withoutTips(directory), data, Optional.empty(), Ports.free()).forTests();

    assertThatThrownBy(() -> LocalStack.start(settings, watching(data)))
        .isInstanceOf(ProcessFailure.class);

    assertThat(said)
        .anyMatch(line -> line.matches("broker is ready after \\d+ s"))
        .last()
        .asString()
        .contains("tip-consumer ended with status 1; the end of its log", "models/tip");
    assertThat(runningWhenItFailed).contains("broker", "backend-service");
    assertThat(RunningService.all()).extracting(RunningService::dataDirectory).doesNotContain(data);
    assertThat(taxi("clean", "--data-dir=" + data, "--yes")).isZero();
    assertThat(data).isEmptyDirectory();
    // Its links lead out of the directory, of which JUnit would warn.
    DirectoryTree.delete(settings.tree().root());
  }

  private StackProgress watching(Path data) {
    return new StackProgress() {
      @Override
      public void said(String line) {
        said.add(line);
      }

      @Override
      public void failed(ProcessFailure why) {
        said.add(String.valueOf(why.getMessage()));
        RunningService.all().stream()
            .filter(service -> service.dataDirectory().equals(data))
            .map(RunningService::name)
            .forEach(runningWhenItFailed::add);
        assertThat(taxi("status")).isEqualTo(1);
        assertThat(output.toString()).contains(data.toString(), "tip-consumer       does not run");
        assertThat(taxi("clean", "--data-dir=" + data, "--yes")).isEqualTo(1);
        assertThat(output.toString()).contains(data + ": broker (pid ", "stop it first");
        assertThat(data.resolve("logs")).exists();
      }
    };
  }

  /// The project with the modules that are built, and models of its own.
  private static SourceTree withoutTips(Path directory) throws IOException {
    var root = Files.createDirectory(directory.resolve("project"));
    var tree = SourceTree.find();
    try (var modules = Files.list(tree.root())) {
      for (var module : (Iterable<Path>) modules::iterator) {
        if (Files.isDirectory(module.resolve("target"))) {
          Files.createSymbolicLink(root.resolve(module.getFileName()), module);
        }
      }
    }
    DirectoryTree.copy(tree.models(), root.resolve("models"));
    Files.writeString(root.resolve("models/tip/model.onnx"), "damaged");
    return new SourceTree(root);
  }

  private int taxi(String... arguments) {
    output.getBuffer().setLength(0);
    var out = new PrintWriter(output);
    return Taxi.commandLine().setOut(out).setErr(out).execute(arguments);
  }
}
