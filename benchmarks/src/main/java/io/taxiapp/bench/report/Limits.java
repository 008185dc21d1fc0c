package io.taxiapp.bench.report;

import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// At what rate each part of the system is full, worked out from what a ride takes of it.
public record Limits(BenchReport report) {

  private static final double MICROS = 1e6;
  private static final double MEGABYTE = 1e6;
  private static final double EVENTS_OF_A_RIDE = 5;

  /// Microseconds for one are seconds for a million.
  private static final double SECONDS_OF_AN_HOUR = 3600;

  /// The limits as a part of a page; rows that were not measured are left out.
  public String markdown() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("what", "a ride takes", "full at", "a million rides take", "measured by"));
    // What comes by the clock is less for each of more rides.
    beside("P9", "200 rides/s", Measure.CPU)
        .ifPresent(
            micros ->
                rows.add(cpu("all but the broker, at 200 rides/s", micros, "at least ", "P9")));
    figure("P9", "200 rides/s", Measure.BROKER_CPU)
        .ifPresent(micros -> rows.add(cpu("broker, at 200 rides/s", micros, "at least ", "P9")));
    beside("P5", "POST /rides", Measure.CPU)
        .ifPresent(micros -> rows.add(cpu("backend, `POST /rides`", micros, "P5")));
    beside("P6", "whole rides", Measure.CPU)
        .ifPresent(
            micros ->
                rows.add(
                    cpu("duration-consumer, five events a ride", EVENTS_OF_A_RIDE * micros, "P6")));
    beside("P7", "tip-consumer", Measure.CPU)
        .ifPresent(micros -> rows.add(cpu("tip-consumer, requests", micros, "P7")));
    beside("P7", "cost-consumer", Measure.CPU)
        .ifPresent(micros -> rows.add(cpu("cost-consumer, requests", micros, "P7")));
    figure("P14", "100 times", Measure.LOGGED)
        .ifPresent(
            bytes ->
                rows.add(
                    List.of(
                        "broker, a request and one kind of prediction",
                        ShownNumber.of(bytes) + " B written",
                        ShownNumber.of(100 * MEGABYTE / bytes) + " rides/s for each 100 MB/s",
                        ShownNumber.of(bytes / 1000) + " GB written",
                        "P14")));
    figure("P14", "100 times", Measure.STATE)
        .ifPresent(
            bytes ->
                rows.add(
                    List.of(
                        "store of the tip-consumer",
                        ShownNumber.of(bytes) + " B while it is open",
                        ShownNumber.of(1000 * MEGABYTE / bytes) + " open rides for each GB",
                        "–",
                        "P14")));
    return new Table(rows).markdown() + "\n";
  }

  private static List<String> cpu(String what, double micros, String row) {
    return cpu(what, micros, "", row);
  }

  private static List<String> cpu(String what, double micros, String bound, String row) {
    return List.of(
        what,
        ShownNumber.of(micros) + " µs of a processor",
        bound + ShownNumber.of(MICROS / micros) + " rides/s for each processor",
        ShownNumber.of(micros / SECONDS_OF_AN_HOUR) + " processor-hours",
        row);
  }

  private Optional<Result> result(String row, String what) {
    return report.results().stream()
        .filter(it -> it.row().equals(row) && it.what().contains(what) && it.findings().isEmpty())
        .findFirst();
  }

  private Optional<Double> beside(String row, String what, Measure measure) {
    return result(row, what)
        .flatMap(
            it -> it.beside().stream().filter(beside -> beside.measure() == measure).findFirst())
        .map(Result.Beside::candidate);
  }

  private Optional<Double> figure(String row, String what, Measure measure) {
    return result(row, what)
        .flatMap(
            it -> it.figures().stream().filter(figure -> figure.measure() == measure).findFirst())
        .map(Result.Measured::candidate);
  }
}
