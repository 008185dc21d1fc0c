package io.taxiapp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureRowTest {

  private static final FeatureRow ROWS =
      new FeatureRow(
          Features.named(List.of("passengers", "paidByCard", "gridKm")),
          new LookupTables(
              new ZoneTable(List.of()), new ZonePairTable(List.of()), new ExpectationTable()));

  @Test
  void aRowByNameKeepsTheOrderAndLeavesGapsOut() {
    var named = ROWS.named(new float[] {2, Float.NaN, 1.5f});

    assertThat(named).containsExactly(entry("passengers", 2.0), entry("gridKm", 1.5));
    assertThat(named).hasSize(2).doesNotContainKey("paidByCard");
    assertThat(named).isEqualTo(Map.of("gridKm", 1.5, "passengers", 2.0));
  }
}
