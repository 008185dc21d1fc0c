package io.taxiapp.training.trip;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How many rows of a file were left out, and why. Mutable: add rows, then read.
public final class RowsLeftOut {

  /// Why a row is left out.
  enum Reason {
    NO_TIME_OR_ZONE("noTimeOrZone", "without a time or a zone"),
    OTHER_MONTH("otherMonth", "picked up in a month other than that of the file's name"),
    INVALID_ZONE("invalidZone", "with an invalid zone"),
    REPEATED("repeated", "that repeat another row exactly"),
    TOO_SHORT_OR_LONG("tooShortOrLong", "shorter than 1 or longer than 60 minutes");

    private final String key;
    private final String words;

    Reason(String key, String words) {
      this.key = key;
      this.words = words;
    }
  }

  private final Map<Reason, Long> rows = new EnumMap<>(Reason.class);
  private Optional<String> example = Optional.empty();

  void add(Reason reason) {
    add(reason, 1);
  }

  void add(Reason reason, long more) {
    if (more > 0) {
      rows.merge(reason, more, Long::sum);
    }
  }

  /// @param expectedAndFound of the first that is added
  void addInvalidZone(String expectedAndFound) {
    add(Reason.INVALID_ZONE);
    example = example.or(() -> Optional.of(expectedAndFound));
  }

  void addAll(RowsLeftOut other) {
    other.rows.forEach(this::add);
    example = example.or(() -> other.example);
  }

  long of(Reason reason) {
    return rows.getOrDefault(reason, 0L);
  }

  /// Rows for all reasons.
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Rows by reason, for machines.
  @JsonValue
  Map<String, Long> byKey() {
    Map<String, Long> byKey = new LinkedHashMap<>();
    rows.forEach((reason, count) -> byKey.put(reason.key, count));
    return byKey;
  }

  /// Those of the reasons that are none in a file as the TLC publishes it.
  Map<String, Long> faults() {
    Map<String, Long> faults = byKey();
    faults.keySet().retainAll(List.of(Reason.INVALID_ZONE.key, Reason.REPEATED.key));
    return faults;
  }

  /// Rows by reason, for people.
  public String describe() {
    return describe(byKey()) + example.map("; zones: %s"::formatted).orElse("");
  }

  public static String describe(Map<String, Long> byKey) {
    return Arrays.stream(Reason.values())
        .filter(reason -> byKey.containsKey(reason.key))
        .map(reason -> byKey.get(reason.key) + " " + reason.words)
        .collect(Collectors.joining(", "));
  }
}
