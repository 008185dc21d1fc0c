package io.taxiapp.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.ExpectationTable.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTablesTest {
  private static final Zone PLACED =
      new Zone(
          7,
          "Queens",
          "Astoria",
          "Boro Zone",
          Optional.of(new GeoPoint(40.761085, -73.923)),
          OptionalDouble.of(4.2281));
  private static final Zone UNKNOWN =
      new Zone(264, "Unknown", "N/A", "N/A", Optional.empty(), OptionalDouble.empty());

  @TempDir private Path directory;

  @Test
  void tablesAreReadAsTheyWereWritten() throws IOException {
    ZonePair pair = new ZonePair(7, 264, 12, 840, 3.21, 1.25, 0.875, 1.5);
    ExpectationTable expectations = new ExpectationTable();
    expectations.set(Quantity.COST, Dimension.DROPOFF, 264, 1.0625);
    Files.write(
        directory.resolve(ZoneTable.FILE), new ZoneTable(List.of(UNKNOWN, PLACED)).toLines());
    Files.write(directory.resolve(ZonePairTable.FILE), new ZonePairTable(List.of(pair)).toLines());
    Files.write(directory.resolve(ExpectationTable.FILE), expectations.toLines());

    LookupTables tables = LookupTables.read(directory);

    assertThat(tables.zones().all()).containsExactly(PLACED, UNKNOWN);
    assertThat(tables.pairs().all()).containsExactly(pair);
    assertThat(tables.expectations().factor(Quantity.COST, Dimension.DROPOFF, 264))
        .isEqualTo(1.0625);
    assertThat(tables.expectations().factor(Quantity.COST, Dimension.PICKUP, 264)).isEqualTo(1);
  }

  @Test
  void anotherHeaderIsRefused() throws IOException {
    Path file = Files.write(directory.resolve(ZoneTable.FILE), List.of("zone,name", "7,Astoria"));

    assertThatThrownBy(() -> ZoneTable.read(file))
        .hasMessageContaining("zones.csv")
        .hasMessageContaining("expected the header id,borough")
        .hasMessageContaining("zone,name");
  }

  @Test
  void aShortLineIsRefusedByItsNumber() throws IOException {
    Path file = directory.resolve(ZonePairTable.FILE);
    Files.write(file, List.of(new ZonePairTable(List.of()).toLines().getFirst(), "1,2,3"));

    assertThatThrownBy(() -> ZonePairTable.read(file))
        .hasMessageContaining("zone-pairs.csv line 2: expected 8 columns, found 3");
  }

  @Test
  void aZoneOrPairThatIsThereTwiceIsRefused() {
    ZonePair pair = new ZonePair(1, 2, 3, 4, 5, 1, 1, 1);

    assertThatThrownBy(() -> new ZoneTable(List.of(PLACED, PLACED))).hasMessageContaining("zone 7");
    assertThatThrownBy(() -> new ZonePairTable(List.of(pair, pair)))
        .hasMessageContaining("pair 1, 2");
  }
}
