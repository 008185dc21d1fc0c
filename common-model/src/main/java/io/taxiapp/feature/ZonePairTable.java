package io.taxiapp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Statistics of the common zone pairs of a bundle (`zone-pairs.csv`): features use the factors,
/// and made-up rides are drawn by `rides`.
///
/// Derived by module `model-training` from the trip records that the model card lists; publisher:
/// NYC Taxi and Limousine Commission, "TLC Trip Record Data". A pair with few rides is left out;
/// [ExpectationTable] then falls back to its zones.
public final class ZonePairTable {
  public static final String FILE = "zone-pairs.csv";
  private static final List<String> HEADER =
      List.of(
          "pickup_zone",
          "dropoff_zone",
          "rides",
          "median_seconds",
          "median_km",
          "seconds_factor",
          "km_factor",
          "cost_factor");

  private final List<ZonePair> pairs;
  private final Map<Long, ZonePair> byZones = new HashMap<>();

  public ZonePairTable(Collection<ZonePair> pairs) {
    this.pairs =
        pairs.stream()
            .sorted(
                Comparator.comparingInt(ZonePair::pickupZone)
                    .thenComparingInt(ZonePair::dropoffZone))
            .toList();
    for (ZonePair pair : this.pairs) {
      if (byZones.put(key(pair.pickupZone(), pair.dropoffZone()), pair) != null) {
        throw new IllegalArgumentException(
            "%s: the pair %d, %d is there twice"
                .formatted(FILE, pair.pickupZone(), pair.dropoffZone()));
      }
    }
  }

  /// Reads `zone-pairs.csv` of a bundle.
  public static ZonePairTable read(Path file) {
    return new ZonePairTable(
        CsvTable.read(file, HEADER).rows().stream().map(ZonePairTable::pair).toList());
  }

  private static ZonePair pair(List<String> cells) {
    return new ZonePair(
        Integer.parseInt(cells.get(0)),
        Integer.parseInt(cells.get(1)),
        Integer.parseInt(cells.get(2)),
        Double.parseDouble(cells.get(3)),
        Double.parseDouble(cells.get(4)),
        Double.parseDouble(cells.get(5)),
        Double.parseDouble(cells.get(6)),
        Double.parseDouble(cells.get(7)));
  }

  /// The lines of `zone-pairs.csv`, header first.
  public List<String> toLines() {
    List<String> lines = new ArrayList<>(List.of(String.join(",", HEADER)));
    for (ZonePair pair : pairs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%d,%d,%.0f,%.2f,%.3f,%.3f,%.3f",
              pair.pickupZone(),
              pair.dropoffZone(),
              pair.rides(),
              pair.medianSeconds(),
              pair.medianKm(),
              pair.secondsFactor(),
              pair.kmFactor(),
              pair.costFactor()));
    }
    return List.copyOf(lines);
  }

  /// All pairs, by pick-up zone, then drop-off zone.
  public List<ZonePair> all() {
    return pairs;
  }

  public Optional<ZonePair> find(int pickupZone, int dropoffZone) {
    return Optional.ofNullable(byZones.get(key(pickupZone, dropoffZone)));
  }

  private static long key(int pickupZone, int dropoffZone) {
    return ((long) pickupZone << 32) | dropoffZone;
  }
}
