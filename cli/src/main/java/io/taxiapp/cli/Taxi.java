package io.taxiapp.cli;

import io.taxiapp.local.process.FileFault;
import io.taxiapp.training.AccuracyCommand;
import io.taxiapp.training.CardCommand;
import io.taxiapp.training.EvaluateCommand;
import io.taxiapp.training.TrainCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/// The command line behind the script `taxi`.
@Command(
    name = "taxi",
    mixinStandardHelpOptions = true,
    versionProvider = TaxiVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Runs TaxiApp on this machine: streaming predictions for taxi rides on Kafka.",
      "",
      "Each command has its own --help.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      StatusCommand.class,
      ReplayCommand.class,
      DriveCommand.class,
      TailCommand.class,
      ContainersCommand.class,
      CheckCommand.class,
      PartitionsCommand.class,
      ChaosCommand.class,
      DeadLettersCommand.class,
      TrainCommand.class,
      AccuracyCommand.class,
      EvaluateCommand.class,
      CardCommand.class,
      CleanCommand.class,
      CompletionCommand.class,
      CommandsPage.class,
      HelpCommand.class,
      TaxiVersion.Command.class
    },
    footer = {
      "",
      "Try it:",
      "  taxi demo                                        300 generated rides",
      "  taxi demo --trips green_tripdata_2021-01.parquet real rides",
      "  taxi up                                          then, in another terminal:",
      "  taxi replay --url http://127.0.0.1:8080 --generated --rides 100 --speed 60"
    })
public final class Taxi {

  /// Not `logback.xml`: the services' is on the class path too.
  private static final String LOGGING = "io/taxiapp/local/command-logback.xml";

  private static final int WIDTH = 100;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print only results and errors, no progress.")
  @SuppressWarnings("UnusedVariable") // QuietOption asks picocli for it
  private boolean quiet;

  private Taxi() {}

  public static void main(String[] arguments) {
    run(commandLine(), arguments);
  }

  /// Does what the arguments say, and ends this JVM with its status.
  public static void run(CommandLine commandLine, String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGGING);
    }
    System.exit(commandLine.execute(arguments));
  }

  public static CommandLine commandLine() {
    return with();
  }

  /// The same with more commands.
  public static CommandLine with(Object... more) {
    var commandLine = new CommandLine(new Taxi());
    for (var command : more) {
      commandLine.addSubcommand(command);
    }
    return OptionConverters.byType(commandLine)
        .setUsageHelpWidth(WIDTH)
        // Otherwise an option that takes several files takes a misspelt option for one of them.
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setParameterExceptionHandler(Taxi::misused)
        .setExecutionExceptionHandler(Taxi::failed);
  }

  /// What was wrong in one line: after all of the help nobody would see it.
  private static int misused(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    command.getErr().println(message(e, arguments));
    command.getErr().println("see ./%s --help".formatted(command.getCommandSpec().qualifiedName()));
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  /// An option that has two names is called by the longer one, whichever was typed.
  private static String message(ParameterException e, String[] arguments) {
    var message = String.valueOf(e.getMessage());
    if (e.getArgSpec() instanceof OptionSpec option) {
      var names = List.of(option.names());
      return Arrays.stream(arguments)
          .map(argument -> argument.split("=", 2)[0])
          .filter(names::contains)
          .findFirst()
          .map(typed -> message.replace(option.longestName(), typed))
          .orElse(message);
    }
    return message;
  }

  /// What went wrong in one line; with `TAXI_DEBUG` set, where as well. An argument that only the
  /// command itself could judge is a wrong argument too.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    if (System.getenv("TAXI_DEBUG") != null) {
      e.printStackTrace(command.getErr());
    }
    command.getErr().println(message(e));
    command.getErr().flush();
    return e instanceof IllegalArgumentException
        ? ExitCode.USAGE
        : command.getCommandSpec().exitCodeOnExecutionException();
  }

  /// A failure with a file has no words of its own if it was only passed on.
  private static String message(Exception e) {
    return e instanceof IOException io
        ? FileFault.words(io)
        : e.getCause() instanceof IOException io && io.toString().equals(e.getMessage())
            ? FileFault.words(io)
            : e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
