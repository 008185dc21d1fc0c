package io.taxiapp.traffic;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// How evidence is forgotten and how far it is believed, fitted by `model-training` (`traffic.json`
/// of the bundle `corrected-duration`).
///
/// The priors are in rides of ten minutes: a level with so much evidence is believed half, the
/// other half is what the level above it says.
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrafficSettings(
    double halfLifeMinutes, double cityPrior, double boroughPrior, double zonePrior) {
  public static final String FILE = "traffic.json";

  public TrafficSettings {
    positive("halfLifeMinutes", halfLifeMinutes);
    positive("cityPrior", cityPrior);
    positive("boroughPrior", boroughPrior);
    positive("zonePrior", zonePrior);
  }

  private static void positive(String component, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          component + ": expected a finite number over 0, found " + value);
    }
  }

  /// Reads `traffic.json` of a bundle that was verified.
  public static TrafficSettings read(Path bundle) {
    try {
      return EventJson.read(Files.readAllBytes(bundle.resolve(FILE)), TrafficSettings.class);
    } catch (IOException e) {
      throw new UncheckedIOException(
          bundle.resolve(FILE) + ": expected a file, found none that can be read", e);
    }
  }

  /// What is left of evidence after the time between two moments: 1 if there is none.
  double left(Instant from, Instant to) {
    var halfLives = Duration.between(from, to).toMillis() / (halfLifeMinutes * 60_000);
    return Math.pow(0.5, Math.max(0, halfLives));
  }
}
