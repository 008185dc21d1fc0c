package io.taxiapp.cli.report;

import static java.util.stream.Collectors.joining;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.Trip;
import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A few rides with all their predictions, one ride a line.
///
/// @param realFares whether what was really paid is known
record RideTable(ReplayResult result, ZoneTable zones, boolean realFares) {

  private static final int RIDES = 6;
  private static final int LONGEST_NAME = 26;
  private static final List<String> HEADER =
      List.of("from", "to", "initial", "corrected", "tip", "cost", "actual");

  /// The lines of the table: first those rides that were corrected most often.
  List<String> lines() {
    var rows = new ArrayList<List<String>>(List.of(HEADER));
    result.accepted().stream()
        .sorted((one, other) -> Integer.compare(predictions(other), predictions(one)))
        .limit(RIDES)
        .map(this::row)
        .forEach(rows::add);
    return rows.stream().map(row -> line(row, widths(rows))).toList();
  }

  private int predictions(SentRide.Accepted ride) {
    return result.seen().getOrDefault(ride.rideId(), List.of()).size();
  }

  private List<String> row(SentRide.Accepted ride) {
    var trip = ride.trip();
    return List.of(
        zone(trip.pickupZone()),
        zone(trip.dropoffZone()),
        minutes(ride.initialSeconds()),
        values(ride, PredictionKind.DURATION),
        values(ride, PredictionKind.TIP),
        values(ride, PredictionKind.COST),
        switch (ride.ending()) {
          case COMPLETED -> really(trip);
          case CANCELLED -> "cancelled";
          case NONE -> "not completed";
        });
  }

  private String really(Trip trip) {
    var took = minutes(trip.duration().toSeconds());
    return realFares
        ? "%s, %s + %s"
            .formatted(took, dollars(trip.totalCents() - trip.tipCents()), dollars(trip.tipCents()))
        : took;
  }

  private String values(SentRide.Accepted ride, PredictionKind kind) {
    return result.predictions(ride, kind).stream().map(RideTable::value).collect(joining(" "));
  }

  private static String value(Prediction prediction) {
    return switch (prediction) {
      case DurationPrediction duration -> minutes(duration.totalSeconds());
      case TipPrediction tip -> dollars(tip.tipCents());
      case CostPrediction cost -> dollars(cost.costCents());
    };
  }

  private String zone(int id) {
    var name = zones.zone(id).name();
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static String minutes(long seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String dollars(long cents) {
    return String.format(Locale.ROOT, "$%.2f", cents / 100.0);
  }

  private static int[] widths(List<List<String>> rows) {
    var widths = new int[HEADER.size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
