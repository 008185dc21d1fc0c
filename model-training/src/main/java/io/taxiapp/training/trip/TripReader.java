package io.taxiapp.training.trip;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.training.trip.RowsLeftOut.Reason;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Reads TLC green-taxi months one after the other. A row that repeats one that was read before, in
/// the same file or in another, is left out: in two files it may stand with other types.
public final class TripReader {
  private static final int LAST_ZONE = 265;
  private static final double KM_PER_MILE = 1.609344;

  private final Set<TripRecord> seen = new HashSet<>();

  /// The rows of a file, in pick-up order.
  ///
  /// @param limit how many rows at most; what follows is not looked at
  /// @throws IllegalArgumentException naming the file that is no month of green-taxi records, what
  ///     was expected of it and what was found
  TripRecords read(Path path, long limit) {
    TableFile file = TableFile.parquet(path);
    TripColumn.check(file);
    try {
      return file.select(
          TripColumn.selected(),
          "ORDER BY %s, %s".formatted(TripColumn.PICKUP.cast(), TableFile.ROW_NUMBER),
          rows -> records(rows, TripRecords.month(path), limit));
    } catch (SQLException e) {
      throw TripColumn.explain(file, e);
    }
  }

  private TripRecords records(ResultSet rows, Optional<YearMonth> month, long limit)
      throws SQLException {
    List<TripRecord> records = new ArrayList<>();
    RowsLeftOut leftOut = new RowsLeftOut();
    while (records.size() < limit && rows.next()) {
      Optional<LocalDateTime> pickup = TripColumn.PICKUP.time(rows);
      Optional<LocalDateTime> dropoff = TripColumn.DROPOFF.time(rows);
      OptionalDouble from = TripColumn.PICKUP_ZONE.number(rows);
      OptionalDouble to = TripColumn.DROPOFF_ZONE.number(rows);
      if (pickup.isEmpty() || dropoff.isEmpty() || from.isEmpty() || to.isEmpty()) {
        leftOut.add(Reason.NO_TIME_OR_ZONE);
      } else if (month.filter(told -> !told.equals(YearMonth.from(pickup.get()))).isPresent()) {
        leftOut.add(Reason.OTHER_MONTH);
      } else if (!isZone(from.getAsDouble()) || !isZone(to.getAsDouble())) {
        double invalid = isZone(from.getAsDouble()) ? to.getAsDouble() : from.getAsDouble();
        leftOut.addInvalidZone(
            String.format(Locale.ROOT, "expected 1 to %d, found %s", LAST_ZONE, text(invalid)));
      } else {
        TripRecord record =
            record(
                rows,
                RideTimes.of(pickup.get(), dropoff.get()),
                (int) from.getAsDouble(),
                (int) to.getAsDouble());
        if (seen.add(record)) {
          records.add(record);
        } else {
          leftOut.add(Reason.REPEATED);
        }
      }
    }
    // By the clocks they were in order; in the hour that these show twice they are now not.
    records.sort(Comparator.comparing(TripRecord::pickupAt));
    return new TripRecords(records, leftOut);
  }

  /// 264 and 265 are the TLC's own for places that are not known.
  private static boolean isZone(double id) {
    return id >= 1 && id <= LAST_ZONE && id == Math.rint(id);
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static TripRecord record(ResultSet row, RideTimes times, int from, int to)
      throws SQLException {
    return new TripRecord(
        times.pickupAt(),
        times.dropoffAt(),
        from,
        to,
        Math.max(1, whole(TripColumn.PASSENGERS, row)),
        switch (whole(TripColumn.PAYMENT_TYPE, row)) {
          case 1 -> PaymentMethod.CARD;
          case 2 -> PaymentMethod.CASH;
          default -> PaymentMethod.UNKNOWN;
        },
        whole(TripColumn.TRIP_TYPE, row) == 1 ? TripType.STREET_HAIL : TripType.DISPATCH,
        TripColumn.MILES.number(row).orElse(0) * KM_PER_MILE,
        cents(TripColumn.FARE, row),
        cents(TripColumn.TIP, row),
        cents(TripColumn.TOTAL, row));
  }

  private static int whole(TripColumn column, ResultSet row) throws SQLException {
    return (int) Math.rint(column.number(row).orElse(0));
  }

  private static long cents(TripColumn column, ResultSet row) throws SQLException {
    return Math.round(column.number(row).orElse(0) * 100);
  }
}
