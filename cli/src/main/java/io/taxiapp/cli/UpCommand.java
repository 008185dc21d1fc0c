package io.taxiapp.cli;

import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.ProcessFailure;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.local.process.StackSettings.Ports;
import io.taxiapp.training.progress.QuietOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `up`: everything, until Ctrl-C.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the broker, the backend and the three consumers, and runs them until Ctrl-C.",
      "A process that dies is reported, not restarted."
    })
final class UpCommand implements Callable<Integer> {

  private static final long BETWEEN_LOOKS_MILLIS = 500;

  @Option(
      names = "--port",
      converter = OptionConverters.Port.class,
      paramLabel = "PORT",
      defaultValue = "8080",
      description = {
        "Port of the backend (default: ${DEFAULT-VALUE}). The next four ports serve",
        "health and metrics of the three consumers and the backend, on 127.0.0.1 only."
      })
  private int port;

  @Option(
      names = "--kafka-port",
      converter = OptionConverters.Port.class,
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the broker (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Directory for records, state and logs; kept when the processes stop",
        "(default: .taxi in the project's directory)."
      })
  private @Nullable Path dataDirectory;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var out = out();
    StackPorts.require(spec(), port, kafkaPort);
    var tree = SourceTree.find();
    var directory = dataDirectory == null ? tree.root().resolve(".taxi") : dataDirectory;
    var settings =
        new StackSettings(tree, directory, Optional.empty(), Ports.from(port, kafkaPort));
    var progress = new StartupLines(QuietOption.progress(spec()), spec().commandLine().getErr());
    progress.said("starting the broker, the backend and three consumers ...");
    try (var stack = LocalStack.start(settings, progress)) {
      StackNotice.print(stack, QuietOption.progress(spec()));
      progress.said("Ctrl-C stops everything.");
      return stay(stack, out);
    } catch (ProcessFailure e) {
      return 1; // It was told when it happened.
    }
  }

  private static int stay(LocalStack stack, PrintWriter out) throws InterruptedException {
    Set<Long> told = new HashSet<>();
    while (true) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      for (ServiceProcess process : stack.dead()) {
        if (told.add(process.pid())) {
          out.println(process.death());
          out.flush();
        }
      }
      if (told.size() == stack.processes().size()) {
        out.println("all processes have ended");
        out.flush();
        return 1;
      }
    }
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
