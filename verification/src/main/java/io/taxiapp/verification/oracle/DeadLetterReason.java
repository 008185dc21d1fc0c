package io.taxiapp.verification.oracle;

import io.taxiapp.topic.DeadLetterHeaders;
import java.util.Arrays;
import java.util.List;

/// What a dead letter must name for its reason to be the right one. Words around it are the
/// service's own.
///
/// @param named each of these stands in the dead letter record's message
record DeadLetterReason(List<String> named) {

  /// Whatever it says, it says something.
  static final DeadLetterReason ANY = new DeadLetterReason(List.of());

  static DeadLetterReason naming(Object... named) {
    return new DeadLetterReason(Arrays.stream(named).map(Object::toString).toList());
  }

  /// What reading the record, or working out its features, ended with: its first line, as the
  /// others only say where in the text, but for numbers that say how far a reader's buffer went.
  static DeadLetterReason of(RuntimeException failure) {
    var line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return new DeadLetterReason(List.of(line.split("\\(\\d+\\)")));
  }

  boolean isThatOf(DeadLetterHeaders deadLetter) {
    return !deadLetter.message().isBlank()
        && !deadLetter.exception().isBlank()
        && named.stream().allMatch(deadLetter.message()::contains);
  }
}
