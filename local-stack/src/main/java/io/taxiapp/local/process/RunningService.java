package io.taxiapp.local.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process of some stack of this machine, known by its command line alone: whoever started it may
/// be gone.
///
/// @param dataDirectory of its stack
/// @param tree the directory of the project that it was built in
/// @param address where it answers; of a broker its bootstrap address
public record RunningService(
    long pid, String name, Path dataDirectory, Path tree, Optional<String> address) {

  /// The system property with the address that says whether it is ready.
  static final String READY = "taxi.ready";

  private static final Pattern ADDRESS = Pattern.compile("-D" + READY + "=(.*)");

  /// A data directory, and the name of a service.
  private static final Pattern SCRATCH =
      Pattern.compile("-Djava\\.io\\.tmpdir=(/.*)/scratch/([^/]+)");

  /// The project's directory, a module, and its jar.
  private static final Pattern JAR = Pattern.compile("(/.*?)/[^/:]+/target/[^/:]+\\.jar(:.*)?");

  private static final String MAIN_CLASSES = "io.taxiapp.";

  /// All that this user may see, in the order in which they were started.
  public static List<RunningService> all() {
    return ProcessHandle.allProcesses()
        .sorted()
        .flatMap(
            process ->
                process.info().arguments().stream()
                    .flatMap(arguments -> of(process.pid(), List.of(arguments)).stream()))
        .toList();
  }

  /// What the arguments of a JVM say; empty if it is no service of a stack.
  static Optional<RunningService> of(long pid, List<String> arguments) {
    var scratch = matching(SCRATCH, arguments);
    var jar = matching(JAR, arguments);
    if (scratch.isEmpty()
        || jar.isEmpty()
        || arguments.stream().noneMatch(it -> it.startsWith(MAIN_CLASSES))) {
      return Optional.empty();
    }
    var address =
        matching(ADDRESS, arguments)
            .map(it -> it.group(1))
            .or(() -> following("--port", arguments).map(port -> "127.0.0.1:" + port));
    return Optional.of(
        new RunningService(
            pid,
            scratch.get().group(2),
            Path.of(scratch.get().group(1)),
            Path.of(jar.get().group(1)),
            address));
  }

  /// Whether its data are in this directory, by whatever name.
  public boolean isOn(Path directory) {
    try {
      return Files.isSameFile(dataDirectory, directory);
    } catch (IOException _) {
      return false; // One of them is not there, or closed to this user.
    }
  }

  /// Whether it can be used now: a service says so itself, of a broker it is that it listens.
  public boolean isReady() throws InterruptedException {
    if (address.isEmpty()) {
      return false;
    }
    var at = address.get();
    return at.startsWith("http")
        ? HealthProbe.isUp(URI.create(at))
        : !FreePorts.isFree(Integer.parseInt(at.substring(at.lastIndexOf(':') + 1)));
  }

  private static Optional<MatchResult> matching(Pattern pattern, List<String> arguments) {
    return arguments.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult)
        .findFirst();
  }

  private static Optional<String> following(String option, List<String> arguments) {
    int at = arguments.indexOf(option);
    return at < 0 || at + 1 == arguments.size()
        ? Optional.empty()
        : Optional.of(arguments.get(at + 1));
  }
}
