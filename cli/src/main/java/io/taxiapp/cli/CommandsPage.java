package io.taxiapp.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `commands-page`: docs/commands.md, from which the script `taxi` answers when it is asked for
/// help, as picocli has it.
@Command(name = "commands-page", hidden = true, description = "Prints docs/commands.md.")
public final class CommandsPage implements Runnable {

  private static final String HEAD =
      """
      # Commands

      The output of `./taxi help` and of `--help` of each command. `./taxi commands-page` writes this page, and a test checks it.
      """;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(of(spec.root().commandLine()));
    out.flush();
  }

  /// The page about a command and all below it.
  public static String of(CommandLine root) {
    var page = new StringBuilder(HEAD);
    append(root, page);
    return page.toString();
  }

  private static void append(CommandLine command, StringBuilder page) {
    page.append(
        "\n## %s\n\n```text\n%s```\n"
            .formatted(
                command.getCommandSpec().qualifiedName(), command.getUsageMessage(Ansi.OFF)));
    command.getSubcommands().values().stream()
        .filter(below -> !below.getCommandSpec().usageMessage().hidden())
        .forEach(below -> append(below, page));
  }
}
