package io.taxiapp.cli.report;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.Incident;
import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.PredictionKind;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a replay prints when it is over; the last line is for programs.
///
/// @param incident that the rides were slowed down by
/// @param realFares whether somebody paid what the trips say; what is made up judges no price
public record Summary(
    ReplayResult result, ZoneTable zones, Optional<Incident> incident, boolean realFares) {

  private static final int FEW = 5;

  public void print(PrintWriter out) {
    out.println();
    if (result.accepted().isEmpty()) {
      out.println("no ride was accepted: nothing was checked");
      printFindings(out);
    } else {
      new RideTable(result, zones, realFares).lines().forEach(out::println);
      out.println();
      printFindings(out);
      printAccuracy(out);
    }
    out.println(lastLine());
    out.flush();
  }

  private void printFindings(PrintWriter out) {
    var verdict = result.verdict();
    print(out, "missing", verdict.missing());
    print(out, "twice", verdict.duplicates());
    print(out, "unexpected", verdict.unexpected());
    print(out, "not judged", verdict.unjudgedModels());
    print(out, "refused", result.refused().stream().map(SentRide.Refused::reason).toList());
    print(
        out,
        "not reported",
        result.accepted().stream().flatMap(ride -> ride.problems().stream()).toList());
  }

  private static void print(PrintWriter out, String what, List<String> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.println(what + ": " + findings.size());
    var times = findings.stream().collect(groupingBy(identity(), LinkedHashMap::new, counting()));
    times.entrySet().stream()
        .limit(FEW)
        .map(
            finding ->
                finding.getKey()
                    + (finding.getValue() > 1 ? " (" + finding.getValue() + " times)" : ""))
        .forEach(finding -> out.println("  " + finding));
    if (times.size() > FEW) {
      out.println("  … and " + (times.size() - FEW) + " more");
    }
  }

  private void printAccuracy(PrintWriter out) {
    new ReplayAccuracy(result, incident, realFares).lines().forEach(out::println);
    out.println(
        result.isExactlyOnce()
            ? "every accepted ride got each of its predictions exactly once"
            : "NOT every accepted ride got each of its predictions exactly once");
  }

  /// `rides=… accepted=… …`: the contract with whoever runs this in a script.
  public String lastLine() {
    var latencies = result.latencies();
    return "rides=%d accepted=%d duration=%d tip=%d cost=%d missing=%d duplicates=%d p50_ms=%d p99_ms=%d"
        .formatted(
            result.sent().size(),
            result.accepted().size(),
            result.count(PredictionKind.DURATION),
            result.count(PredictionKind.TIP),
            result.count(PredictionKind.COST),
            result.verdict().missing().size(),
            result.verdict().duplicates().size(),
            latencies.getValueAtPercentile(50),
            latencies.getValueAtPercentile(99));
  }
}
