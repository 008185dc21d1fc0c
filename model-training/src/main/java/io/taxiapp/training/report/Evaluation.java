package io.taxiapp.training.report;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.model.Checksums;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.training.trip.FileRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a bundle is worth on some files of trips.
///
/// @param trips the files' names
/// @param trainedOnToo those of them that the bundle was trained on: there it looks better than it
///     is
/// @param files what was read of each, and what was left out of it
/// @param lines overall, and by segment
public record Evaluation(
    ModelIdentity model,
    List<String> trips,
    List<FileRows> files,
    List<String> trainedOnToo,
    List<BackTest> lines) {

  /// Finds out which of the files the bundle was trained on.
  ///
  /// @param learnedFrom files whose rides the models saw
  public static Evaluation of(
      ModelBundle model,
      List<Path> trips,
      List<FileRows> files,
      List<TrainingFile> learnedFrom,
      List<BackTest> lines)
      throws IOException {
    Set<String> known = learnedFrom.stream().map(TrainingFile::sha256).collect(Collectors.toSet());
    List<String> seen = new ArrayList<>();
    for (Path file : trips) {
      if (known.contains(Checksums.sha256(Files.readAllBytes(file)))) {
        seen.add(name(file));
      }
    }
    return new Evaluation(
        model.identity(), trips.stream().map(Evaluation::name).toList(), files, seen, lines);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  public void print(PrintWriter console) {
    console.printf("%s %s on %s%n", model.name(), model.version(), String.join(", ", trips));
    files.forEach(file -> file.describe().ifPresent(console::println));
    if (!trainedOnToo.isEmpty()) {
      console.printf(
          "It was also trained on %s: expect larger errors on rides that it has not seen.%n",
          String.join(", ", trainedOnToo));
    }
    MetricTable.print(console, model.name(), lines);
    BackTest all = lines.getFirst();
    console.println(
        String.format(
            Locale.ROOT,
            "%nrows=%d rmse=%.4f mae=%.4f coverage=%.4f unit=%s",
            all.rows(),
            all.rmse(),
            all.mae(),
            all.coverage(),
            all.unit()));
  }
}
