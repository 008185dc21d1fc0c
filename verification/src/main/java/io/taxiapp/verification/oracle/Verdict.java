package io.taxiapp.verification.oracle;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with what was seen; each finding names ride, kind and cause, or the record.
///
/// @param missing must exist and was not seen
/// @param duplicates one identity twice, or two predictions for one cause
/// @param unexpected for a cause that does not call for a prediction, with another content than the
///     cause calls for, or no prediction at all
public record Verdict(List<String> missing, List<String> duplicates, List<String> unexpected) {

  public Verdict {
    missing = List.copyOf(missing);
    duplicates = List.copyOf(duplicates);
    unexpected = List.copyOf(unexpected);
  }

  public boolean isExactlyOnce() {
    return missing.isEmpty() && duplicates.isEmpty() && unexpected.isEmpty();
  }

  static Verdict of(List<Verdict> parts) {
    var missing = new ArrayList<String>();
    var duplicates = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    for (var part : parts) {
      missing.addAll(part.missing());
      duplicates.addAll(part.duplicates());
      unexpected.addAll(part.unexpected());
    }
    return new Verdict(missing, duplicates, unexpected);
  }
}
