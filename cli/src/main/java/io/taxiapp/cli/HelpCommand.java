package io.taxiapp.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `help`: the same as `--help` after the command.
@Command(name = "help", description = "Prints the help of a command.")
final class HelpCommand implements Runnable {

  @Parameters(paramLabel = "COMMAND", description = "For example replay, or dead-letters list.")
  private List<String> names = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    var command = spec.root().commandLine();
    for (var name : names) {
      var below = command.getSubcommands().get(name);
      if (below == null) {
        throw new ParameterException(
            spec.commandLine(),
            "COMMAND: expected one of %s, found %s"
                .formatted(command.getSubcommands().keySet(), name));
      }
      command = below;
    }
    command.usage(spec.commandLine().getOut());
  }
}
