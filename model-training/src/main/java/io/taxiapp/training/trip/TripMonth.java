package io.taxiapp.training.trip;

import io.taxiapp.model.Checksums;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.training.trip.RowsLeftOut.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of trip records, read: its rides of 1 to 60 minutes.
///
/// @param name as `2023-01`, or of a part of it
/// @param rows picked up within the month
/// @param leftOut of the file's rows, all that are no such rides
public record TripMonth(
    Path file, String name, long rows, List<LabelledRide> rides, RowsLeftOut leftOut) {

  public static TripMonth read(TripReader reader, Path file) {
    TripRecords read = reader.read(file, Long.MAX_VALUE);
    List<TripRecord> records = read.records();
    List<LabelledRide> rides =
        records.stream().filter(TripRecord::lastsOneToSixtyMinutes).map(LabelledRide::of).toList();
    RowsLeftOut leftOut = read.leftOut();
    leftOut.add(Reason.TOO_SHORT_OR_LONG, records.size() - rides.size());
    return new TripMonth(
        file,
        TripRecords.month(file).map(Object::toString).orElse(String.valueOf(file.getFileName())),
        records.size() + leftOut.of(Reason.INVALID_ZONE) + leftOut.of(Reason.REPEATED),
        rides,
        leftOut);
  }

  /// Of the whole file.
  public FileRows fileRows() {
    return new FileRows(file, rides.size() + leftOut.total(), leftOut);
  }

  /// Whether all of its rides stand in files that were read before.
  boolean onlyRepeats() {
    return rides.isEmpty() && leftOut.of(Reason.REPEATED) > 0;
  }

  /// The rides up to one.
  TripMonth until(int ride) {
    return new TripMonth(file, "the start of " + name, rows, rides.subList(0, ride), leftOut);
  }

  /// The rides from one on.
  TripMonth from(int ride) {
    return new TripMonth(
        file, "the end of " + name, rows, rides.subList(ride, rides.size()), leftOut);
  }

  public static String names(List<TripMonth> months) {
    return months.size() == 1
        ? months.getFirst().name()
        : "%s to %s, %d months"
            .formatted(months.getFirst().name(), months.getLast().name(), months.size());
  }

  public TrainingFile described() {
    return describe(file, rows, rides.size(), leftOut);
  }

  /// Of what was left out, only what files should not hold.
  public static TrainingFile describe(Path file, long rows, long rowsUsed, RowsLeftOut leftOut) {
    try {
      return new TrainingFile(
          String.valueOf(file.getFileName()),
          Checksums.sha256(Files.readAllBytes(file)),
          rows,
          rowsUsed,
          leftOut.faults());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  public static List<LabelledRide> rides(List<TripMonth> months) {
    return months.stream().flatMap(month -> month.rides().stream()).toList();
  }
}
