package io.taxiapp.bench;

import io.taxiapp.bench.BenchContext.Backlog;
import io.taxiapp.bench.measure.Result;
import io.taxiapp.bench.measure.Runner;
import io.taxiapp.bench.report.BenchReport;
import io.taxiapp.bench.report.Limits;
import io.taxiapp.bench.report.Machine;
import io.taxiapp.bench.report.Page;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.topic.Topics;
import io.taxiapp.training.OutputDirectory;
import io.taxiapp.training.progress.QuietOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench`: every figure a ratio of two things measured side by side.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the performance of TaxiApp, relative to minimal baselines that run in turns with it.",
      "Exits 0 if every output was right and every null check passed; a missed target is a result.",
      "See docs/performance.md."
    })
final class BenchCommand implements Callable<Integer> {

  @Option(names = "--quick", description = "Fewer and shorter rounds, without the longest rows.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "ROW",
      split = ",",
      description = "Only these rows, such as P1,P2. See --list.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "List the rows and exit.")
  private boolean list;

  @Option(
      names = "--instances",
      paramLabel = "N",
      split = ",",
      defaultValue = "2",
      description = "Numbers of instances for P15, such as 2,4,8 (default: ${DEFAULT-VALUE}).")
  private List<Integer> instances = List.of();

  @Option(
      names = "--backlog",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Number of requests for P15 (default: ${DEFAULT-VALUE}).")
  private int backlog;

  @Option(
      names = "--report",
      converter = OutputDirectory.class,
      paramLabel = "DIR",
      defaultValue = "target",
      description = {
        "Directory for bench.md and bench.json (default: ${DEFAULT-VALUE}).",
        "Rows of earlier runs that this run leaves out are kept."
      })
  private Path report = Path.of("target");

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the tables into a page, such as docs/performance.md.")
  private @Nullable Path page;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = spec().commandLine().getOut();
    if (quick && page != null) {
      throw new ParameterException(
          spec().commandLine(), "--page: expected thorough figures for a page, found --quick");
    }
    mustHaveWork();
    var rows = chosen();
    if (list) {
      rows.forEach(row -> out.printf("%-4s %s%n", row.id(), row.what()));
      out.flush();
      return 0;
    }
    mustTakeMore("--report", report);
    if (page != null) {
      mustTakeMore("--page", besidePage(page, "performance"));
    }
    var results = new ArrayList<Result>();
    for (var row : rows) {
      results.addAll(run(row, out));
      new BenchReport(Machine.here(), results).write(report);
    }
    var found = new BenchReport(Machine.here(), results);
    out.println();
    out.println(found.text());
    out.flush();
    found.write(report);
    if (page != null) {
      var kept = found.write(besidePage(page, "performance"));
      new Page(page).put(kept.markdown());
      new Page(besidePage(page, "scaling.md")).put(new Limits(kept).markdown());
    }
    return found.fails() ? 1 : 0;
  }

  private static Path besidePage(Path page, String name) {
    return page.toAbsolutePath().resolveSibling(name);
  }

  /// Before hours of measuring, not after: the figures join those that are there.
  private void mustTakeMore(String option, Path directory) {
    var json = directory.resolve(BenchReport.JSON_FILE);
    try {
      if (Files.exists(json)) {
        BenchReport.read(json);
      }
    } catch (IOException e) {
      throw new ParameterException(
          spec().commandLine(),
          "%s: expected %s, if it is there, to be of this version; found %s"
              .formatted(option, json, e.getMessage()),
          e);
    }
  }

  /// An instance without a partition does nothing.
  private void mustHaveWork() {
    int max = Topics.RIDE_EVENTS.partitions();
    if (instances.stream().anyMatch(number -> number < 1 || number > max)) {
      throw new ParameterException(
          spec().commandLine(),
          "--instances: expected numbers from 1 to %d, one a partition, found %s"
              .formatted(max, instances));
    }
    if (backlog < 1) {
      throw new ParameterException(
          spec().commandLine(), "--backlog: expected requests, found " + backlog);
    }
  }

  private List<Row> chosen() {
    for (var id : only) {
      if (Rows.all().stream().noneMatch(row -> row.id().equals(id))) {
        throw new ParameterException(
            spec().commandLine(), "--only: expected rows that --list names, found " + id);
      }
    }
    return Rows.all().stream()
        .filter(row -> only.isEmpty() ? !(quick && row.isLong()) : only.contains(row.id()))
        .toList();
  }

  private List<Result> run(Row row, PrintWriter out) throws Exception {
    var results = new ArrayList<Result>();
    var directory = Files.createTempDirectory("taxi-bench-");
    for (var comparison :
        row.comparisons(
            new BenchContext(
                SourceTree.find(), directory, quick, new Backlog(instances, backlog)))) {
      var what = row.id() + " " + comparison.what() + " ÷ " + comparison.against();
      Files.createDirectories(directory);
      try {
        var result =
            new Runner(step -> tell(QuietOption.progress(spec()), what + ": " + step))
                .run(comparison);
        results.add(result);
        tell(out, new BenchReport(Machine.here(), List.of(result)).text());
        out.println();
        if (!result.findings().isEmpty()) {
          keepLogs(row, directory);
        }
      } finally {
        DirectoryTree.deleteIfExists(directory);
      }
    }
    return results;
  }

  /// Beside the report; what else was written by what failed is of no use.
  private void keepLogs(Row row, Path directory) throws IOException {
    var kept = Files.createDirectories(report.resolve(row.id() + "-logs"));
    try (var sides =
        Files.newDirectoryStream(directory, it -> Files.isDirectory(it.resolve("logs")))) {
      for (var side : sides) {
        var to = kept.resolve(directory.relativize(side));
        DirectoryTree.deleteIfExists(to);
        DirectoryTree.copy(side.resolve("logs"), to);
      }
    }
  }

  private static void tell(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
