package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DataDirectory;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `clean`: what stacks and builds have left.
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Deletes the data of a stopped stack: records, state and logs.",
      "Lists what it deletes, and asks first. While the stack runs, nothing is deleted."
    })
final class CleanCommand implements Callable<Integer> {

  /// What a stack writes; anything else in its directory is somebody else's.
  private static final Pattern OF_A_STACK =
      Pattern.compile("kafka(-[1-3])?|state|logs|scratch|in-use");

  private static final String A_LOG_OF_EVERY_STACK = "backend-service.log";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The data directory (default: .taxi in the project's directory).")
  private @Nullable Path dataDirectory;

  @Option(names = "--built", description = "Also delete the build output (target directories).")
  private boolean built;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = SourceTree.find().root();
    var directory =
        (dataDirectory == null ? root.resolve(".taxi") : dataDirectory)
            .toAbsolutePath()
            .normalize();
    var targets = built ? targets(root) : List.<Path>of();
    if (!isOfAStack(directory)) {
      return clean(directory, targets);
    }
    // A stack that is to start while the user thinks is refused.
    try (var _ = DataDirectory.hold(directory)) {
      return clean(
          directory, Stream.concat(ofAStack(directory).stream(), targets.stream()).toList());
    }
  }

  private int clean(Path directory, List<Path> found) throws IOException {
    if (found.isEmpty()) {
      say(directory + ": nothing to delete");
      return 0;
    }
    found.forEach(path -> say(path.toString()));
    if (!yes && !isAgreed()) {
      say("nothing was deleted");
      return 1;
    }
    for (var path : found) {
      DirectoryTree.delete(path);
    }
    say("deleted");
    return 0;
  }

  private static boolean isOfAStack(Path directory) throws IOException {
    if (!Files.exists(directory) || isEmpty(directory)) {
      return false;
    }
    if (!Files.exists(directory.resolve("logs").resolve(A_LOG_OF_EVERY_STACK))) {
      throw new IllegalArgumentException(
          "--data-dir: expected a directory that ./taxi up wrote (with logs/%s), found %s"
              .formatted(A_LOG_OF_EVERY_STACK, directory));
    }
    return true;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /// What is held goes last: a stack that is to start has it, or finds the directory empty.
  private static List<Path> ofAStack(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries
          .filter(path -> OF_A_STACK.matcher(path.getFileName().toString()).matches())
          .sorted(
              Comparator.comparing((Path path) -> path.endsWith(DataDirectory.FILE))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /// The project's own and its modules'.
  private static List<Path> targets(Path root) throws IOException {
    for (var service : RunningService.all()) {
      if (service.tree().equals(root)) {
        throw new IllegalStateException(
            "expected that nothing runs, found %s (pid %d) with data in %s: stop it first"
                .formatted(service.name(), service.pid(), service.dataDirectory()));
      }
    }
    try (var entries = Files.list(root)) {
      var modules = new ArrayList<>(List.of(root));
      entries.sorted().forEach(modules::add);
      return modules.stream()
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve("target"))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  private boolean isAgreed() {
    say("delete all of these? (yes or no)");
    var in = new Scanner(System.in, UTF_8);
    return in.hasNextLine() && in.nextLine().strip().equals("yes");
  }

  private void say(String line) {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
