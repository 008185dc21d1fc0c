package io.taxiapp.backend.health;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether requests should come here.
///
/// @param obstacles each says why not, or nothing; the first one counts
public record Readiness(List<Supplier<Optional<String>>> obstacles) {

  /// Why not; empty when ready.
  public Optional<String> obstacle() {
    return obstacles.stream().flatMap(obstacle -> obstacle.get().stream()).findFirst();
  }
}
