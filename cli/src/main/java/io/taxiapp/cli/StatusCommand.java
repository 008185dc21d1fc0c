package io.taxiapp.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.taxiapp.local.process.RunningService;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `status`: what runs on this machine.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the stacks on this machine: services, health, addresses and data directories.",
      "Exits 0 if a stack runs and every process shown is ready, otherwise 1."
    })
final class StatusCommand implements Callable<Integer> {

  private static final List<String> OF_A_STACK =
      List.of("broker", "backend-service", "duration-consumer", "tip-consumer", "cost-consumer");

  @Option(
      names = "--data-dir",
      converter = OptionConverters.Directory.class,
      paramLabel = "DIR",
      description = "Show only the stack with this data directory.")
  private @Nullable Path dataDirectory;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    var out = spec.commandLine().getOut();
    var services = new ArrayList<RunningService>();
    for (var service : RunningService.all()) {
      if (dataDirectory == null || service.isOn(dataDirectory.toAbsolutePath().normalize())) {
        services.add(service);
      }
    }
    var stacks =
        services.stream()
            .collect(groupingBy(RunningService::dataDirectory, TreeMap::new, toList()));
    boolean well = !stacks.isEmpty();
    if (stacks.isEmpty()) {
      out.println(
          dataDirectory == null
              ? "nothing runs; ./taxi up starts everything"
              : "nothing runs on " + dataDirectory);
    }
    for (var stack : stacks.entrySet()) {
      well &= print(stack.getKey(), stack.getValue(), out);
    }
    out.flush();
    return well ? 0 : 1;
  }

  /// @return whether all of it is ready
  private static boolean print(Path directory, List<RunningService> services, PrintWriter out)
      throws InterruptedException {
    out.println(directory);
    boolean well = true;
    for (var service : services) {
      boolean ready = service.isReady();
      well &= ready;
      out.printf(
          "  %-18s %-9s pid %-8d %s%n",
          service.name(),
          ready ? "ready" : "not ready",
          service.pid(),
          service.address().orElse("(no address)"));
    }
    for (var missing : missing(services)) {
      well = false;
      out.printf("  %-18s does not run%n", missing);
    }
    return well;
  }

  /// With three brokers, none of them is called just so.
  private static List<String> missing(List<RunningService> services) {
    return OF_A_STACK.stream()
        .filter(
            name ->
                Stream.of(name, name + "-1")
                    .noneMatch(one -> services.stream().anyMatch(it -> it.name().equals(one))))
        .toList();
  }
}
