package io.taxiapp.training;

import io.taxiapp.model.Checksums;
import io.taxiapp.model.ModelCard.TrainingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of trip records, read: its rides of 1 to 60 minutes.
record Month(Path file, long rows, List<Ride> rides) {

  static Month read(Path file) {
    List<TripRecord> records = TripRecords.read(file);
    return new Month(
        file,
        records.size(),
        records.stream().filter(TripRecord::lastsOneToSixtyMinutes).map(Ride::of).toList());
  }

  String name() {
    return TripRecords.month(file).map(Object::toString).orElse(String.valueOf(file.getFileName()));
  }

  static String names(List<Month> months) {
    return months.size() == 1
        ? months.getFirst().name()
        : "%s to %s, %d months"
            .formatted(months.getFirst().name(), months.getLast().name(), months.size());
  }

  TrainingFile described() {
    return describe(file, rows, rides.size());
  }

  static TrainingFile describe(Path file, long rows, long rowsUsed) {
    try {
      return new TrainingFile(
          String.valueOf(file.getFileName()),
          Checksums.sha256(Files.readAllBytes(file)),
          rows,
          rowsUsed);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static List<Ride> rides(List<Month> months) {
    return months.stream().flatMap(month -> month.rides().stream()).toList();
  }
}
