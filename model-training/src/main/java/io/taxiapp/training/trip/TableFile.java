package io.taxiapp.training.trip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A file of rows that DuckDB reads. What is wrong with it is told in our words: DuckDB's are only
/// the cause of what is thrown.
///
/// @param source what stands after FROM
/// @param columns their types by name, in any case
record TableFile(Path path, String source, Map<String, String> columns) {
  /// Of a row in a Parquet file, from 0: no column of the file.
  static final String ROW_NUMBER = "file_row_number";

  private static final String PARQUET = "PAR1";

  /// Rows of a result.
  interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /// @throws IllegalArgumentException naming the file, what was expected and what was found
  static TableFile parquet(Path path) {
    check(path, "a Parquet file");
    checkBytes(path);
    return open(
        path,
        "a Parquet file that can be read",
        "read_parquet('%s', " + ROW_NUMBER + " = true, hive_partitioning = false)");
  }

  /// All columns are text.
  ///
  /// @throws IllegalArgumentException naming the file, what was expected and what was found
  static TableFile csv(Path path) {
    check(path, "a file of comma-separated values");
    return open(
        path,
        "a file of comma-separated values under a line of their names",
        "read_csv('%s', header = true, all_varchar = true, delim = ',', quote = '\"')");
  }

  private static TableFile open(Path path, String expected, String call) {
    // Of DuckDB's patterns a name is the one that matches only itself.
    String literal =
        path.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''");
    String source = call.formatted(literal);
    try {
      return new TableFile(path, source, query("DESCRIBE SELECT * FROM " + source, types()));
    } catch (SQLException e) {
      throw new IllegalArgumentException(path + ": expected " + expected + ", found " + why(e), e);
    }
  }

  private static Rows<Map<String, String>> types() {
    return rows -> {
      Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
      types.remove(ROW_NUMBER);
      return types;
    };
  }

  /// @throws IllegalArgumentException if there is none of one of these names
  void checkNames(Iterable<String> names) {
    List<String> missing = new ArrayList<>();
    names.forEach(name -> missing.add(name));
    missing.removeIf(columns::containsKey);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected the columns %s, found only %s".formatted(path, missing, columns.keySet()));
    }
  }

  /// Reads what `SELECT selected FROM` this file gives.
  ///
  /// @param rest of the query, such as its order
  /// @throws SQLException with DuckDB's own words
  <T> T select(String selected, String rest, Rows<T> rows) throws SQLException {
    return query("SELECT %s FROM %s %s".formatted(selected, source, rest), rows);
  }

  /// The error of a file of which the columns are right and the rows cannot be read.
  IllegalArgumentException unreadable(SQLException e) {
    return new IllegalArgumentException(
        path + ": expected a file that can be read to its end, found " + why(e), e);
  }

  private static String why(SQLException e) {
    return String.valueOf(e.getMessage()).startsWith("Out of Memory")
        ? "that there is too little memory for it"
        : "one that is damaged or of another kind";
  }

  private static <T> T query(String sql, Rows<T> rows) throws SQLException {
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      statement.execute("SET threads = 2");
      try (ResultSet found = statement.executeQuery(sql)) {
        return rows.read(found);
      }
    }
  }

  private static Connection connect() {
    try {
      return DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(
          "expected DuckDB, which reads the records, to start; found that it does not: is there room in %s?"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static void check(Path path, String expected) {
    if (!Files.isRegularFile(path)) {
      String found =
          Files.isDirectory(path) ? "a directory" : Files.exists(path) ? "no file" : "none";
      throw new IllegalArgumentException(path + ": expected " + expected + ", found " + found);
    }
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException(
          path + ": expected " + expected + ", found one that may not be read");
    }
  }

  /// A Parquet file begins and ends with the same four letters.
  private static void checkBytes(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() == 0) {
        throw new IllegalArgumentException(path + ": expected a Parquet file, found an empty file");
      }
      if (!PARQUET.equals(letters(file, 0))) {
        throw new IllegalArgumentException(
            path + ": expected a Parquet file, found one of another kind");
      }
      if (!PARQUET.equals(letters(file, file.length() - PARQUET.length()))) {
        throw new IllegalArgumentException(
            path + ": expected a Parquet file, found the beginning of one: it is cut off");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          path + ": expected a Parquet file, found one that cannot be read", e);
    }
  }

  private static String letters(RandomAccessFile file, long at) throws IOException {
    byte[] letters = new byte[PARQUET.length()];
    file.seek(Math.max(0, at));
    int read = file.read(letters);
    return new String(letters, 0, Math.max(0, read), StandardCharsets.US_ASCII);
  }
}
