package io.taxiapp.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `completion`: what a shell is told, so that it completes commands and options.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the completion script for bash and zsh.",
      "To use it: source <(./taxi completion)"
    })
final class CompletionCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("taxi", spec.root().commandLine()));
    out.flush();
  }
}
