package io.taxiapp.training.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.feature.ZoneTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneSourceTest {
  private static final String LOOKUP = "taxi_zone_lookup.csv";
  private static final String CENTROIDS = "zone_centroids.csv";

  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.write(
        directory.resolve(LOOKUP),
        List.of(
            "\"LocationID\",\"Borough\",\"Zone\",\"service_zone\"",
            "2,\"Bronx\",\"Two, Upper\",\"Boro Zone\"",
            "1,\"Queens\",\"One\",\"Boro Zone\""));
    Files.write(
        directory.resolve(CENTROIDS), List.of("LocationID,lat,lon,area_km2", "1,40.7,-73.9,2"));
  }

  @Test
  void zonesAreReadWithTheirPlacesWhereTheseAreKnown() {
    ZoneTable zones = ZoneSource.read(directory);

    assertThat(zones.toLines())
        .endsWith(
            "1,Queens,One,Boro Zone,40.700000,-73.900000,2.0000",
            "2,Bronx,Two; Upper,Boro Zone,,,");
  }

  @Test
  void aLineThatStandsTwiceCountsOnce() throws IOException {
    List<String> once = ZoneSource.read(directory).toLines();
    for (String name : List.of(LOOKUP, CENTROIDS)) {
      List<String> lines = Files.readAllLines(directory.resolve(name));
      lines.addAll(lines.subList(1, lines.size()));
      Files.write(directory.resolve(name), lines);
    }

    assertThat(ZoneSource.read(directory).toLines()).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          taxi_zone_lookup.csv | service_zone | zone | expected the columns [service_zone], found only
          taxi_zone_lookup.csv | 2, | two, | expected numbers in the column LocationID, found "two"
          zone_centroids.csv | 40.7 | north | expected numbers in the column lat, found "north"
          zone_centroids.csv | area_km2 | area | expected the columns [area_km2], found only
          zone_centroids.csv | -73.9,2 | -73.9,2@1,40.7,-73.9,3 | expected one centroid a zone, found two of zone 1
          """)
  void whatIsWrongIsNamed(String name, String right, String wrong, String told) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(
        file, Files.readString(file).replace(right, wrong.replace("@", System.lineSeparator())));

    assertThatThrownBy(() -> ZoneSource.read(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + ": " + told)
        .hasMessageNotContaining("Error");
  }

  @Test
  void filesThatAreNotThereAndFilesOfSomethingElseAreNamed() throws IOException {
    Files.write(directory.resolve(LOOKUP), new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 13, 34});
    assertThatThrownBy(() -> ZoneSource.read(directory))
        .hasMessageContaining(LOOKUP + ": expected")
        .hasMessageNotContaining("Error");

    Files.delete(directory.resolve(LOOKUP));
    assertThatThrownBy(() -> ZoneSource.read(directory))
        .hasMessageEndingWith(LOOKUP + ": expected a file of comma-separated values, found none");
  }
}
