package io.taxiapp.cli;

import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.local.process.StackSettings.Ports;
import io.taxiapp.training.OutputDirectory;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.verification.fault.ChaosReport;
import io.taxiapp.verification.fault.Fault;
import io.taxiapp.verification.fault.Faults;
import io.taxiapp.verification.fault.Trial;
import io.taxiapp.verification.fault.TrialSize;
import io.taxiapp.verification.fault.Trials;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `chaos`: things broken on purpose, each on a stack of its own.
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Injects faults into a running stack under load, one after the other.",
      "The oracle checks the topics after each. Exits 0 only if every check passed."
    })
final class ChaosCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @Option(
      names = "--only",
      paramLabel = "FAULT",
      description = "Only this fault; may be repeated. See --list.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "List the faults and exit.")
  private boolean list;

  @ArgGroup(exclusive = true)
  private Sizes sizes = new Sizes();

  /// How much of everything: the long form, or one of these.
  static final class Sizes {

    @Option(names = "--short", description = "A few seconds per fault, for a first impression.")
    private boolean brief;

    @Option(
        names = "--once",
        description = {
          "Each fault once, as in mvn verify: time limits are not checked, and the session",
          "timeout of consumers is 3 s instead of 6."
        })
    private boolean once;

    TrialSize size() {
      return once ? TrialSize.TEST : brief ? TrialSize.SHORT : TrialSize.LONG;
    }
  }

  @Option(
      names = "--rate",
      converter = OptionConverters.AtLeastOne.class,
      paramLabel = "RIDES",
      defaultValue = "8",
      description = "New rides per second; with --once per 2.5 s (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--report",
      converter = OutputDirectory.class,
      paramLabel = "DIR",
      defaultValue = "target",
      description = "Directory for chaos.md and chaos.json (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("target");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = spec().commandLine().getOut();
    var faults = chosen();
    if (list) {
      faults.forEach(fault -> out.printf("%-28s %s%n", fault.name(), fault.description()));
      out.flush();
      return 0;
    }
    var size = sizes.size();
    var results = new ArrayList<Trial>();
    for (var fault : faults) {
      var told = QuietOption.progress(spec());
      told.println(fault.name() + ": " + fault.description() + " ...");
      told.flush();
      var result = run(fault, size, told);
      print(result, out);
      results.add(result);
      new ChaosReport(size, results).write(report);
    }
    return new ChaosReport(size, results).holds() ? 0 : 1;
  }

  private List<Fault> chosen() {
    for (var name : only) {
      if (Faults.all().stream().noneMatch(fault -> fault.name().equals(name))) {
        throw new ParameterException(
            spec().commandLine(), "--only: expected a fault that --list names, found " + name);
      }
    }
    return Faults.all().stream()
        .filter(fault -> only.isEmpty() || only.contains(fault.name()))
        .toList();
  }

  /// On a stack of its own.
  private Trial run(Fault fault, TrialSize size, PrintWriter told) throws Exception {
    var directory = Files.createTempDirectory("taxi-chaos-");
    var settings =
        new StackSettings(
            SourceTree.find(), directory, Optional.empty(), Ports.free(fault.brokers()));
    Trial result;
    try (var stack = LocalStack.start(sizes.once ? settings.forTests() : settings);
        var trials = Trials.on(stack, size, rate)) {
      result =
          trials.run(
              fault,
              line -> {
                told.println("  " + line);
                told.flush();
              });
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      result = Trial.failed(fault, "expected the trial of the fault to complete, found " + e);
    }
    if (result.holds()) {
      DirectoryTree.delete(directory);
    }
    return result;
  }

  private static void print(Trial result, PrintWriter out) {
    result.all().limit(SHOWN).forEach(finding -> out.println("  " + finding));
    out.printf(
        Locale.ROOT,
        "fault=%s seconds=%.0f acknowledged=%d rides=%d missing=%d duplicates=%d unexpected=%d dead_letters=%d holds=%s%n",
        result.fault(),
        result.seconds(),
        result.acknowledged(),
        result.rides(),
        result.verdict().missing().size(),
        result.verdict().duplicates().size(),
        result.verdict().unexpected().size(),
        result.deadLetters(),
        result.holds());
    out.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
