package io.taxiapp.training.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taxiapp.training.MadeUpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a file that is no month of records: its name, what was expected and what was
/// found, in no library's words.
class TripFileErrorsTest {
  private static final String ROW =
      """
      SELECT TIMESTAMP '2021-01-05 12:00:00' AS lpep_pickup_datetime,
             TIMESTAMP '2021-01-05 12:10:30' AS lpep_dropoff_datetime,
             74 AS PULocationID, 75 AS DOLocationID, 1 AS passenger_count, 1 AS payment_type,
             1 AS trip_type, 1.5 AS trip_distance, 9.0 AS fare_amount, 2.06 AS tip_amount,
             12.36 AS total_amount
      """;

  @TempDir private Path directory;

  @Test
  void theRowIsReadAsItIs() {
    assertThat(TripRecords.read(List.of(write(ROW)), 10).records()).hasSize(1);
  }

  @Test
  void numbersThatAreNotFiniteAreMissing() {
    Path file =
        write(
            ROW.replace("1 AS passenger", "'nan'::DOUBLE AS passenger")
                .replace("1.5", "'inf'::FLOAT"));

    TripRecord read = TripRecords.read(List.of(file), 10).records().getFirst();

    assertThat(read.passengers()).isEqualTo(1);
    assertThat(read.distanceKm()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          75 AS DOLocationID, | `` | expected the columns [DOLocationID], found only
          12.36 AS total_amount | 1 AS total | expected the columns [total_amount], found only
          74 AS PU | true AS PU | numbers in the column PULocationID, found the type BOOLEAN
          74 AS PU | [74] AS PU | numbers in the column PULocationID, found the type INTEGER[]
          9.0 AS | {'a': 1} AS | numbers in the column fare_amount, found the type STRUCT
          1.5 AS | TIMESTAMP '2021-01-05 12:00:00' AS | numbers in the column trip_distance, found the type TIMESTAMP
          TIMESTAMP '2021-01-05 12:00:00' | 5 | times without a time zone in the column lpep_pickup_datetime, found the type INTEGER
          TIMESTAMP '2021-01-05 12:10:30' | TIMESTAMPTZ '2021-01-05 12:10:30+00' | lpep_dropoff_datetime, found the type TIMESTAMP WITH TIME ZONE
          TIMESTAMP '2021-01-05 12:00:00' | 'noon' | lpep_pickup_datetime, found "noon" in row 1
          1 AS passenger_count | 'two' AS passenger_count | numbers in the column passenger_count, found "two" in row 1
          1 AS payment_type | '' AS payment_type | numbers in the column payment_type, found "" in row 1
          """)
  void whatIsWrongWithAColumnIsToldInOurWords(String right, String wrong, String told) {
    assertThat(ROW).contains(right);

    assertThat(said(write(ROW.replace(right, wrong)))).contains(told);
  }

  @Test
  void theRowThatCannotBeReadIsNamed() {
    Path file = write(ROW.replace("74", "'74'") + "UNION ALL " + ROW.replace("74", "'East'"));

    assertThat(said(file)).contains("numbers in the column PULocationID, found \"East\" in row 2");
  }

  @Test
  void whatIsNoParquetFileIsToldApart() throws IOException {
    byte[] whole = Files.readAllBytes(write(ROW));
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 4, damaged.length - 8, (byte) 7);

    assertThat(said(bytes(new byte[0]))).contains("expected a Parquet file, found an empty file");
    assertThat(said(bytes("hello".getBytes(StandardCharsets.US_ASCII))))
        .contains("found one of another kind");
    assertThat(said(bytes("PAR".getBytes(StandardCharsets.US_ASCII))))
        .contains("found one of another kind");
    assertThat(said(bytes("PAR1".getBytes(StandardCharsets.US_ASCII))))
        .contains("that is damaged or of another kind");
    assertThat(said(bytes(Arrays.copyOf(whole, whole.length / 2)))).contains("it is cut off");
    assertThat(said(bytes(damaged))).contains("that is damaged or of another kind");
    assertThat(said(directory)).contains("expected a Parquet file, found a directory");
    assertThat(said(directory.resolve("none.parquet"))).contains("a Parquet file, found none");
    assertThat(said(Path.of("/dev/null"))).contains("expected a Parquet file, found no file");
  }

  /// What a user is told.
  private static String said(Path file) {
    String message =
        String.valueOf(
            catchThrowableOfType(
                    IllegalArgumentException.class, () -> TripRecords.read(List.of(file), 10))
                .getMessage());
    assertThat(message)
        .startsWith(file.toString())
        .contains("expected", "found")
        .doesNotContainPattern(
            "[A-Z]\\w+ Error|Exception|read_parquet|file_row|CAST|No magic|Thrift|TProtocol");
    return message;
  }

  private Path write(String select) {
    return MadeUpData.copy(select, directory.resolve("rides.parquet"));
  }

  private Path bytes(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("bytes.parquet"), bytes);
  }
}
