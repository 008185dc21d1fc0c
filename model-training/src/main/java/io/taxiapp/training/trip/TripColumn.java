package io.taxiapp.training.trip;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The columns that are read of a month of green-taxi trip records. Their types change between
/// months, and may be text; what is not finite is missing.
enum TripColumn {
  PICKUP("lpep_pickup_datetime", ValueType.TIME),
  DROPOFF("lpep_dropoff_datetime", ValueType.TIME),
  PICKUP_ZONE("PULocationID", ValueType.NUMBER),
  DROPOFF_ZONE("DOLocationID", ValueType.NUMBER),
  PASSENGERS("passenger_count", ValueType.NUMBER),
  PAYMENT_TYPE("payment_type", ValueType.NUMBER),
  TRIP_TYPE("trip_type", ValueType.NUMBER),
  MILES("trip_distance", ValueType.NUMBER),
  FARE("fare_amount", ValueType.NUMBER),
  TIP("tip_amount", ValueType.NUMBER),
  TOTAL("total_amount", ValueType.NUMBER);

  private enum ValueType {
    /// By New York's clocks: one that says its zone would be another hour.
    TIME("TIMESTAMP", "times without a time zone", "TIMESTAMP(_\\w+)?|DATE"),
    NUMBER("DOUBLE", "numbers", "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*");

    private final String readAs;
    private final String words;
    private final Pattern accepted;

    ValueType(String readAs, String words, String accepted) {
      this.readAs = readAs;
      this.words = words;
      this.accepted = Pattern.compile(accepted + "|VARCHAR|\"NULL\"");
    }
  }

  private final String column;
  private final ValueType type;

  TripColumn(String column, ValueType type) {
    this.column = column;
    this.type = type;
  }

  /// What to select.
  static String selected() {
    return Arrays.stream(values()).map(TripColumn::finite).collect(Collectors.joining(", "));
  }

  String cast() {
    return "CAST(%s AS %s)".formatted(column, type.readAs);
  }

  private String finite() {
    return "CASE WHEN isfinite(%1$s) THEN %1$s END AS %2$s".formatted(cast(), this);
  }

  Optional<LocalDateTime> time(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject(toString(), LocalDateTime.class));
  }

  OptionalDouble number(ResultSet row) throws SQLException {
    double number = row.getDouble(toString());
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /// @throws IllegalArgumentException naming the file and the columns that are missing or of a type
  ///     that is never theirs
  static void check(TableFile file) {
    file.checkNames(Arrays.stream(values()).map(column -> column.column).toList());
    for (TripColumn column : values()) {
      String type = String.valueOf(file.columns().get(column.column));
      if (!column.type.accepted.matcher(type).matches()) {
        throw new IllegalArgumentException(
            "%s: expected %s in the column %s, found the type %s"
                .formatted(file.path(), column.type.words, column.column, type));
      }
    }
  }

  /// Why rows of a checked file could not be read: the first text that says nothing of its column,
  /// or that the file is damaged.
  static IllegalArgumentException explain(TableFile file, SQLException thrown) {
    for (TripColumn column : values()) {
      try {
        Optional<IllegalArgumentException> explained = column.firstUnreadable(file);
        if (explained.isPresent()) {
          explained.get().initCause(thrown);
          return explained.get();
        }
      } catch (SQLException e) {
        thrown.addSuppressed(e);
      }
    }
    return file.unreadable(thrown);
  }

  private Optional<IllegalArgumentException> firstUnreadable(TableFile file) throws SQLException {
    List<String> found =
        file.select(
            "%s + 1, CAST(%s AS VARCHAR)".formatted(TableFile.ROW_NUMBER, column),
            "WHERE %1$s IS NOT NULL AND TRY_CAST(%1$s AS %2$s) IS NULL ORDER BY 1 LIMIT 1"
                .formatted(column, type.readAs),
            rows ->
                rows.next() ? List.of(rows.getString(1), rows.getString(2)) : List.<String>of());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IllegalArgumentException(
                "%s: expected %s in the column %s, found \"%s\" in row %s"
                    .formatted(file.path(), type.words, column, found.get(1), found.get(0))));
  }
}
