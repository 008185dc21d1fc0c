package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The taxi zones of a bundle (`zones.csv`), by id.
///
/// Source: NYC TLC zone lookup; centroids and areas derived from NYC Open Data "NYC Taxi Zones".
public final class ZoneTable {
  public static final String FILE = "zones.csv";
  private static final List<String> HEADER =
      List.of("id", "borough", "name", "service_zone", "latitude", "longitude", "area_km2");

  private final Map<Integer, Zone> zones;
  private final @Nullable Zone[] byId;
  private final int[] boroughs;

  public ZoneTable(Collection<Zone> zones) {
    this.zones =
        Collections.unmodifiableMap(
            zones.stream()
                .collect(
                    Collectors.toMap(
                        Zone::id,
                        Function.identity(),
                        (one, other) -> {
                          throw new IllegalArgumentException(
                              FILE + ": zone " + one.id() + " is there twice");
                        },
                        TreeMap::new)));
    int size = zones.stream().mapToInt(Zone::id).max().orElse(0) + 1;
    this.byId = new Zone[size];
    this.boroughs = new int[size];
    var names = zones.stream().map(Zone::borough).distinct().sorted().toList();
    for (var zone : zones) {
      byId[zone.id()] = zone;
      boroughs[zone.id()] = names.indexOf(zone.borough());
    }
  }

  /// The index of a zone's borough among all of them, by name.
  int borough(int id) {
    return boroughs[zone(id).id()];
  }

  /// The length of an array that has a place for every zone, by id.
  int arrayLength() {
    return byId.length;
  }

  /// Reads `zones.csv` of a bundle.
  public static ZoneTable read(Path file) {
    return new ZoneTable(CsvTable.read(file, HEADER).rows().stream().map(ZoneTable::zone).toList());
  }

  private static Zone zone(List<String> cells) {
    Optional<GeoPoint> centroid =
        cells.get(4).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new GeoPoint(Double.parseDouble(cells.get(4)), Double.parseDouble(cells.get(5))));
    OptionalDouble area =
        cells.get(6).isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(cells.get(6)));
    return new Zone(
        Integer.parseInt(cells.get(0)), cells.get(1), cells.get(2), cells.get(3), centroid, area);
  }

  /// The lines of `zones.csv`, header first.
  public List<String> toLines() {
    List<String> lines = new ArrayList<>(List.of(String.join(",", HEADER)));
    for (Zone zone : zones.values()) {
      String place =
          zone.centroid()
              .map(p -> String.format(Locale.ROOT, "%.6f,%.6f", p.latitude(), p.longitude()))
              .orElse(",");
      String area =
          zone.areaKm2().isPresent()
              ? String.format(Locale.ROOT, "%.4f", zone.areaKm2().getAsDouble())
              : "";
      lines.add(
          String.join(
              ",",
              Integer.toString(zone.id()),
              CsvTable.cell(zone.borough()),
              CsvTable.cell(zone.name()),
              CsvTable.cell(zone.serviceZone()),
              place,
              area));
    }
    return List.copyOf(lines);
  }

  /// All zones, by ascending id.
  public Collection<Zone> all() {
    return zones.values();
  }

  public Optional<Zone> find(int id) {
    return Optional.ofNullable(zoneOrNull(id));
  }

  /// The zone of an id.
  ///
  /// @throws IllegalArgumentException for an id that is no taxi zone
  public Zone zone(int id) {
    Zone zone = zoneOrNull(id);
    if (zone == null) {
      throw new IllegalArgumentException("expected a taxi zone's id, found " + id);
    }
    return zone;
  }

  private @Nullable Zone zoneOrNull(int id) {
    return id >= 0 && id < byId.length ? byId[id] : null;
  }
}
