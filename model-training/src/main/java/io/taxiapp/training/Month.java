package io.taxiapp.training;

import io.taxiapp.model.Checksums;
import io.taxiapp.model.ModelCard.TrainingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of trip records, read: its rides of 1 to 60 minutes.
///
/// @param name as `2023-01`, or of a part of it
record Month(Path file, String name, long rows, List<Ride> rides) {

  static Month read(Path file) {
    List<TripRecord> records = TripRecords.read(file);
    return new Month(
        file,
        TripRecords.month(file).map(Object::toString).orElse(String.valueOf(file.getFileName())),
        records.size(),
        records.stream().filter(TripRecord::lastsOneToSixtyMinutes).map(Ride::of).toList());
  }

  /// The rides up to one.
  Month until(int ride) {
    return new Month(file, "the start of " + name, rows, rides.subList(0, ride));
  }

  /// The rides from one on.
  Month from(int ride) {
    return new Month(file, "the end of " + name, rows, rides.subList(ride, rides.size()));
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
