package io.taxiapp.verification.oracle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.taxiapp.event.ModelIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What is wrong with what was seen; each finding names ride, kind and cause, or the record.
///
/// @param missing must exist and was not seen
/// @param duplicates one identity twice, or two predictions for one cause
/// @param unexpected for a cause that does not call for a prediction, with another content than the
///     cause calls for, or no prediction at all
/// @param unjudged says whose model is not here to be asked again
public record OracleVerdict(
    List<String> missing,
    List<String> duplicates,
    List<String> unexpected,
    List<Unjudged> unjudged) {

  /// A value that nobody can work out again.
  ///
  /// @param messageId of the message that it stands in
  /// @param model that it is said to be of
  public record Unjudged(String messageId, ModelIdentity model) {}

  private static final Pattern RIDE =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  public OracleVerdict {
    missing = List.copyOf(missing);
    duplicates = List.copyOf(duplicates);
    unexpected = List.copyOf(unexpected);
    unjudged = List.copyOf(unjudged);
  }

  /// Of what could all be judged.
  public OracleVerdict(List<String> missing, List<String> duplicates, List<String> unexpected) {
    this(missing, duplicates, unexpected, List.of());
  }

  /// Nothing but these.
  public static OracleVerdict unexpected(List<String> unexpected) {
    return new OracleVerdict(List.of(), List.of(), unexpected);
  }

  /// Nothing is wrong with what could be judged.
  public boolean hasNoFinding() {
    return missing.isEmpty() && duplicates.isEmpty() && unexpected.isEmpty();
  }

  /// Nothing is wrong, and all could be judged.
  public boolean isExactlyOnce() {
    return hasNoFinding() && unjudged.isEmpty();
  }

  /// How many could not be judged of each model, a line for each.
  public List<String> unjudgedModels() {
    return unjudged.stream()
        .collect(groupingBy(Unjudged::model, LinkedHashMap::new, counting()))
        .entrySet()
        .stream()
        .map(
            of ->
                "%d predictions of model %s version %s (%s), which is none of the bundles here"
                    .formatted(
                        of.getValue(),
                        of.getKey().name(),
                        of.getKey().version(),
                        of.getKey().digest()))
        .toList();
  }

  /// Only what names one of these rides.
  public OracleVerdict about(Set<UUID> rides) {
    Predicate<String> named =
        finding ->
            RIDE.matcher(finding)
                .results()
                .anyMatch(id -> rides.contains(UUID.fromString(id.group())));
    return new OracleVerdict(
        missing.stream().filter(named).toList(),
        duplicates.stream().filter(named).toList(),
        unexpected.stream().filter(named).toList(),
        unjudged.stream().filter(one -> named.test(one.messageId())).toList());
  }

  /// All of them together.
  public static OracleVerdict of(List<OracleVerdict> parts) {
    return new OracleVerdict(
        parts.stream().flatMap(part -> part.missing().stream()).toList(),
        parts.stream().flatMap(part -> part.duplicates().stream()).toList(),
        parts.stream().flatMap(part -> part.unexpected().stream()).toList(),
        parts.stream().flatMap(part -> part.unjudged().stream()).toList());
  }

  /// The same, but what several have is there once.
  public OracleVerdict distinct() {
    return new OracleVerdict(
        missing.stream().distinct().toList(),
        duplicates.stream().distinct().toList(),
        unexpected.stream().distinct().toList(),
        unjudged.stream().distinct().toList());
  }
}
