package io.taxiapp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What one expects of a ride from its distance, its two zones and the hour, before any tree is
/// asked (`expectations.csv`). An expectation is a product: distance level x pick-up factor x
/// drop-off factor (x zone-pair factor, from [NearbyPairs]) x hour factors; rides without a stated
/// payment method have three factors more. A factor that is not in the table is 1.
public final class ExpectationTable {
  public static final String FILE = "expectations.csv";
  private static final List<String> HEADER = List.of("quantity", "dimension", "key", "factor");
  private static final int KEYS = 512;

  /// How many there are of [#distanceBand].
  public static final int BANDS = 63;

  /// The factors of one quantity along one dimension.
  public enum Dimension {
    /// Keyed by [#distanceBand].
    DISTANCE,
    /// Keyed by zone id.
    PICKUP,
    /// Keyed by zone id.
    DROPOFF,
    /// Keyed by hour of the week.
    HOUR,
    /// Keyed by [LookupTables#boroughHour], of the pick-up zone.
    PICKUP_BOROUGH_HOUR,
    /// The same of the drop-off zone.
    DROPOFF_BOROUGH_HOUR,
    /// As [#DISTANCE], for rides whose payment method is not stated.
    UNSTATED_DISTANCE,
    /// As [#PICKUP], for those.
    UNSTATED_PICKUP,
    /// As [#DROPOFF], for those.
    UNSTATED_DROPOFF;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Quantity, Map<Dimension, double[]>> factors = new EnumMap<>(Quantity.class);

  /// A table in which every factor is 1.
  public ExpectationTable() {
    for (Quantity quantity : Quantity.values()) {
      Map<Dimension, double[]> ofQuantity = new EnumMap<>(Dimension.class);
      for (Dimension dimension : Dimension.values()) {
        double[] ones = new double[KEYS];
        Arrays.fill(ones, 1.0);
        ofQuantity.put(dimension, ones);
      }
      factors.put(quantity, ofQuantity);
    }
  }

  /// Reads `expectations.csv` of a bundle.
  public static ExpectationTable read(Path file) {
    ExpectationTable table = new ExpectationTable();
    for (List<String> cells : CsvTable.read(file, HEADER).rows()) {
      table.set(
          Quantity.valueOf(cells.get(0).toUpperCase(Locale.ROOT)),
          Dimension.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
          Integer.parseInt(cells.get(2)),
          Double.parseDouble(cells.get(3)));
    }
    return table;
  }

  public void set(Quantity quantity, Dimension dimension, int key, double factor) {
    along(quantity, dimension)[key] = factor;
  }

  public double factor(Quantity quantity, Dimension dimension, int key) {
    return along(quantity, dimension)[key];
  }

  private double[] along(Quantity quantity, Dimension dimension) {
    return Objects.requireNonNull(Objects.requireNonNull(factors.get(quantity)).get(dimension));
  }

  /// The lines of `expectations.csv`, header first; factors of 1 are left out.
  public List<String> toLines() {
    List<String> lines = new ArrayList<>(List.of(String.join(",", HEADER)));
    for (Quantity quantity : Quantity.values()) {
      for (Dimension dimension : Dimension.values()) {
        double[] values = along(quantity, dimension);
        for (int key = 0; key < KEYS; key++) {
          if (values[key] != 1.0) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.5g",
                    quantity.label(),
                    dimension.label(),
                    key,
                    values[key]));
          }
        }
      }
    }
    return List.copyOf(lines);
  }

  /// The band of a straight distance between two zones: 0 within one zone, 1 for a distance that is
  /// not known, then bands that grow with the distance, about an eighth each.
  public static int distanceBand(int pickupZone, int dropoffZone, double centroidKm) {
    if (Double.isNaN(centroidKm)) {
      return 1;
    }
    if (pickupZone == dropoffZone) {
      return 0;
    }
    return 2 + (int) Math.min(BANDS - 3, Math.log1p(centroidKm) * 8);
  }
}
