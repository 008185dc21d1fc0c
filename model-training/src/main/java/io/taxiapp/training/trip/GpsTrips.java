package io.taxiapp.training.trip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.GreatCircle;
import io.taxiapp.training.trip.RowsLeftOut.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// GPS trips of 2 to 60 minutes that go somewhere, in the order of their start, each once. They are
/// read one JSON object a line, gzipped: `t0` (Unix seconds), `dur_s`, `pts` ([second, latitude,
/// longitude]).
record GpsTrips(List<GpsTrip> trips, RowsLeftOut leftOut) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws IllegalArgumentException naming the file, its line, what was expected and what was
  ///     found
  static GpsTrips read(Path file) {
    Set<GpsTrip> trips = new LinkedHashSet<>();
    RowsLeftOut leftOut = new RowsLeftOut();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        GpsTrip trip = trip(file, number, line);
        if (trip.seconds() >= 120
            && trip.seconds() <= 3600
            && trip.fixes().size() >= 3
            && !trips.add(trip)) {
          leftOut.add(Reason.REPEATED);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file
              + ": expected gzipped GPS trips, one JSON object a line, found none or a damaged file",
          e);
    }
    return new GpsTrips(
        trips.stream().sorted(Comparator.comparing(GpsTrip::startedAt)).toList(), leftOut);
  }

  private static GpsTrip trip(Path file, int number, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.path("t0").isNumber()
          && node.path("dur_s").isNumber()
          && areFixes(node.path("pts"))) {
        return trip(node);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw noTrip(file, number, line, e);
    }
    throw noTrip(file, number, line, null);
  }

  private static IllegalArgumentException noTrip(
      Path file, int number, String line, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "%s line %d: expected a JSON object with t0, dur_s and pts ([second, latitude, longitude]), found %s"
            .formatted(file, number, line.length() > 80 ? line.substring(0, 80) + "…" : line),
        cause);
  }

  private static boolean areFixes(JsonNode points) {
    if (!points.isArray()) {
      return false;
    }
    for (JsonNode point : points) {
      if (!point.path(0).isNumber() || !point.path(1).isNumber() || !point.path(2).isNumber()) {
        return false;
      }
    }
    return true;
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
