package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.local.SourceTree;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Which TaxiApp this is, and what it runs on: what the script `taxi` says, which answers before
/// anything is built.
final class TaxiVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    var script = SourceTree.find().root().resolve("taxi").toString();
    var process = new ProcessBuilder(script, "version").start();
    return new String(process.getInputStream().readAllBytes(), UTF_8)
        .lines()
        .toArray(String[]::new);
  }

  /// `version`: the same as `--version`.
  @picocli.CommandLine.Command(
      name = "version",
      description = "Prints the versions of TaxiApp, Kafka and Java, and the commit.")
  static final class Command implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec == null) {
        throw new IllegalStateException("a command is run by picocli");
      }
      var commandLine = spec.root().commandLine();
      commandLine.printVersionHelp(commandLine.getOut());
    }
  }
}
