package io.taxiapp.training.progress;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine.Model.CommandSpec;

/// Whether a command was told to say nothing of how far it is: `--quiet` of the command above all.
public final class QuietOption {

  private QuietOption() {}

  public static boolean isSet(CommandSpec command) {
    var option = command.root().findOption("--quiet");
    return option != null && Boolean.TRUE.equals(option.getValue());
  }

  /// Where a command tells how far it is: nowhere if it was told so.
  public static PrintWriter progress(CommandSpec command) {
    return isSet(command) ? nowhere() : command.commandLine().getOut();
  }

  /// The same for one whose output is its result.
  public static PrintWriter notice(CommandSpec command) {
    return isSet(command) ? nowhere() : command.commandLine().getErr();
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }
}
