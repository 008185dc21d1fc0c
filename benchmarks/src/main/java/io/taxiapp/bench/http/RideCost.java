package io.taxiapp.bench.http;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// P4: a ride that is answered when Kafka has it, beside a handler that sends a record and waits.
public final class RideCost implements Row {

  @Override
  public String id() {
    return "P4";
  }

  @Override
  public String what() {
    return "POST /rides ÷ bare handler and producer.send().get(), at half capacity";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "POST /rides, half capacity",
            "bare handler and send().get()",
            List.of(
                Figure.ratio("p50", Measure.P50, Target.atMost(1.15)),
                Figure.ratio("p99", Measure.P99, Target.atMost(1.3)),
                Figure.ratio("CPU per request", Measure.CPU, Target.none())),
            context.size(1, 3),
            context.size(3, 15),
            opened -> open(context, opened)));
  }

  private static Pair open(BenchContext context, OpenedResources opened) throws Exception {
    var ride = AskedRide.load(context, opened);
    var side = BenchSide.start(context, "http", opened);
    side.createLikeRides(BareController.RIDES.name());
    var bare = Server.bare(context, side, RepeatedRequest.ride(_ -> BareController.DURATION));
    var ours = Server.backend(context, side, RepeatedRequest.ride(ride::duration));
    return ServerPair.atHalfCapacity(
        bare,
        ours,
        Duration.ofSeconds(context.size(2, 5)),
        () -> {
          var findings =
              new ArrayList<>(
                  new PublishedRides(side, BareController.RIDES)
                      .wrong(bare.asked(), _ -> BareController.DURATION));
          findings.addAll(
              new PublishedRides(side, Topics.RIDE_EVENTS).wrong(ours.asked(), ride::duration));
          return findings;
        });
  }
}
