package io.taxiapp.verification.fault;

import io.taxiapp.verification.oracle.OracleVerdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What came of one fault.
///
/// @param acknowledged rides that were answered 201
/// @param rides that the ride events tell of
/// @param verdict what the oracle says of the stack's topics
/// @param findings what must hold beside the verdict, and does not
/// @param measured figures by name
public record Trial(
    String fault,
    String description,
    double seconds,
    int acknowledged,
    long rides,
    long deadLetters,
    OracleVerdict verdict,
    List<String> findings,
    Map<String, String> measured) {

  public Trial {
    findings = List.copyOf(findings);
    measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
  }

  /// What there is to tell of a trial that ended early.
  public static Trial failed(Fault fault, String finding) {
    var nothing = new OracleVerdict(List.of(), List.of(), List.of());
    return new Trial(
        fault.name(), fault.description(), 0, 0, 0, 0, nothing, List.of(finding), Map.of());
  }

  public boolean holds() {
    return verdict.isExactlyOnce() && findings.isEmpty() && rides > 0;
  }

  /// Everything that does not hold.
  public Stream<String> all() {
    return Stream.of(
            findings.stream(),
            verdict.missing().stream().map(what -> "missing: " + what),
            verdict.duplicates().stream().map(what -> "twice: " + what),
            verdict.unexpected().stream().map(what -> "unexpected: " + what),
            verdict.unjudgedModels().stream().map(what -> "not judged: " + what))
        .flatMap(found -> found);
  }
}
