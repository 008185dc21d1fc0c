package io.taxiapp.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.GreatCircle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads GPS trips, one JSON object a line, gzipped: `t0` (Unix seconds), `dur_s`, `pts` ([second,
/// latitude, longitude]).
final class GpsTrips {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GpsTrips() {}

  /// Trips of 2 to 60 minutes that go somewhere, in the order of their start.
  static List<GpsTrip> read(Path file) {
    List<GpsTrip> trips = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        GpsTrip trip = trip(JSON.readTree(line));
        if (trip.seconds() >= 120 && trip.seconds() <= 3600 && trip.fixes().size() >= 3) {
          trips.add(trip);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + ": expected gzipped GPS trips, one JSON object a line, found: " + e.getMessage(),
          e);
    }
    trips.sort(Comparator.comparing(GpsTrip::startedAt));
    return trips;
  }

  private static GpsTrip trip(JsonNode node) {
    List<GpsTrip.Fix> fixes = new ArrayList<>();
    double drivenKm = 0;
    for (JsonNode point : node.path("pts")) {
      GeoPoint position = new GeoPoint(point.get(1).asDouble(), point.get(2).asDouble());
      drivenKm +=
          fixes.isEmpty() ? 0 : GreatCircle.distanceKm(fixes.getLast().position(), position);
      fixes.add(new GpsTrip.Fix(point.get(0).asDouble(), position, drivenKm));
    }
    return new GpsTrip(
        Instant.ofEpochSecond(node.path("t0").asLong()), node.path("dur_s").asDouble(), fixes);
  }
}
