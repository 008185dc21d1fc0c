package io.taxiapp.cli;

import io.taxiapp.training.AccuracyCommand;
import io.taxiapp.training.CardCommand;
import io.taxiapp.training.EvaluateCommand;
import io.taxiapp.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line behind the script `taxi`.
@Command(
    name = "taxi",
    mixinStandardHelpOptions = true,
    version = "TaxiApp 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Taxi rides predicted on Kafka, all of it on this machine.",
      "",
      "Commands have a --help of their own.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ReplayCommand.class,
      DriveCommand.class,
      ContainersCommand.class,
      CheckCommand.class,
      PartitionsCommand.class,
      ChaosCommand.class,
      DeadLettersCommand.class,
      TrainCommand.class,
      AccuracyCommand.class,
      EvaluateCommand.class,
      CardCommand.class,
      ZoneShapesCommand.class
    },
    footer = {
      "",
      "Try it:",
      "  taxi demo                                        300 made-up rides",
      "  taxi demo --trips green_tripdata_2021-01.parquet real ones",
      "  taxi up                                          and, beside it:",
      "  taxi replay --url http://127.0.0.1:8080 --generated --rides 100 --speed 60",
      "",
      "What it costs, side by side with the least that could do the same: taxi bench --help"
    })
public final class Taxi {

  /// Not `logback.xml`: the services' is on the class path too.
  private static final String LOGGING = "io/taxiapp/local/command-logback.xml";

  private Taxi() {}

  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGGING);
    }
    System.exit(commandLine().execute(arguments));
  }

  public static CommandLine commandLine() {
    return new CommandLine(new Taxi()).setExecutionExceptionHandler(Taxi::failed);
  }

  /// What went wrong in one line; with `TAXI_DEBUG` set, where as well.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    if (System.getenv("TAXI_DEBUG") != null) {
      e.printStackTrace(command.getErr());
    }
    command.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
