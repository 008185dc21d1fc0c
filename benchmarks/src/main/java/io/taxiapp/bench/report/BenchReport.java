package io.taxiapp.bench.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.MedianEstimate;
import io.taxiapp.bench.measure.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What runs of the benchmarks found, as tables and as JSON.
///
/// @param machines what each row was measured on
public record BenchReport(Map<String, Machine> machines, List<Result> results) {

  public static final String JSON_FILE = "bench.json";
  static final String MARKDOWN_FILE = "bench.md";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  public BenchReport {
    results = results.stream().sorted(Comparator.comparingInt(it -> number(it.row()))).toList();
    // In an order: what is written twice is the same.
    machines = Collections.unmodifiableMap(new TreeMap<>(machines));
  }

  /// Of one run.
  public BenchReport(Machine machine, List<Result> results) {
    this(
        results.stream().collect(Collectors.toMap(Result::row, _ -> machine, (one, _) -> one)),
        results);
  }

  private static int number(String row) {
    return Integer.parseInt(row.substring(1));
  }

  public static BenchReport read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), BenchReport.class);
  }

  /// These results, and those of an earlier report for the rows that are not among them.
  public BenchReport over(BenchReport earlier) {
    var all = new ArrayList<>(results);
    earlier.results().stream().filter(it -> !machines.containsKey(it.row())).forEach(all::add);
    var measuredOn = new HashMap<>(earlier.machines());
    measuredOn.putAll(machines);
    return new BenchReport(measuredOn, all);
  }

  /// Writes `bench.md` and `bench.json`; rows of an earlier report there stay if they are not among
  /// these.
  public BenchReport write(Path directory) throws IOException {
    Files.createDirectories(directory);
    var json = directory.resolve(JSON_FILE);
    var whole = Files.exists(json) ? over(read(json)) : this;
    JSON.writeValue(json.toFile(), whole);
    Files.writeString(directory.resolve(MARKDOWN_FILE), whole.markdown());
    return whole;
  }

  /// Both tables under one another for a terminal.
  public String text() {
    return figures().aligned()
        + "\n\n"
        + beside().aligned()
        + findings().map(finding -> "\n" + finding).collect(Collectors.joining());
  }

  /// The same as a part of a page.
  public String markdown() {
    return measuredOn()
        + "\n\n"
        + figures().markdown()
        + "\n\nTime and heap of one operation beside these, baseline → ours:\n\n"
        + beside().markdown()
        + "\n"
        + findings().map(finding -> "\n- " + finding).collect(Collectors.joining());
  }

  /// A line for each machine, with its rows.
  private String measuredOn() {
    var rows =
        results.stream()
            .map(Result::row)
            .distinct()
            .collect(
                Collectors.groupingBy(
                    row -> Objects.requireNonNull(machines.get(row), row),
                    LinkedHashMap::new,
                    Collectors.joining(", ")));
    return rows.entrySet().stream()
        .map(entry -> "- %s: %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining("\n"));
  }

  private Table figures() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of("", "ours ÷ baseline", "of", "baseline", "ours", "figure", "target", "null", ""));
    for (var result : results) {
      for (var it : result.figures()) {
        rows.add(
            List.of(
                result.row(),
                result.what() + " ÷ " + result.against(),
                it.name(),
                ShownNumber.of(it.baseline()) + " " + it.measure().unit(),
                ShownNumber.of(it.candidate()) + " " + it.measure().unit(),
                range(it.figure()) + (it.kind() == Figure.Kind.DIFFERENCE ? unit(it) : ""),
                it.target(),
                range(it.itself()),
                it.verdict().name().toLowerCase(Locale.ROOT)));
      }
    }
    return new Table(rows);
  }

  private static String unit(Result.Measured it) {
    return " " + it.measure().unit();
  }

  private static String range(MedianEstimate middle) {
    return ShownNumber.of(middle.median())
        + " ["
        + ShownNumber.of(middle.low())
        + ", "
        + ShownNumber.of(middle.high())
        + "]";
  }

  private Table beside() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("", "ours ÷ baseline", "wall µs", "CPU µs", "heap B", "rounds", "at", "load"));
    for (var result : results) {
      rows.add(
          List.of(
              result.row(),
              result.what() + " ÷ " + result.against(),
              beside(result, 0),
              beside(result, 1),
              beside(result, 2),
              Integer.toString(result.rounds()),
              result.at(),
              ShownNumber.of(result.load())));
    }
    return new Table(rows);
  }

  private static String beside(Result result, int index) {
    if (index >= result.beside().size()) {
      return "–";
    }
    var it = result.beside().get(index);
    return ShownNumber.of(it.baseline()) + " → " + ShownNumber.of(it.candidate());
  }

  private Stream<String> findings() {
    return results.stream()
        .flatMap(
            result ->
                result.findings().stream()
                    .map(it -> "**%s failed**: %s: %s".formatted(result.row(), result.what(), it)));
  }

  /// Whether the run is to end with an error.
  public boolean fails() {
    return results.isEmpty() || results.stream().anyMatch(Result::fails);
  }
}
