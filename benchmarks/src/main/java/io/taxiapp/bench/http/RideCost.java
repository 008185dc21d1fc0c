package io.taxiapp.bench.http;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Opened;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.Side;
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
  public List<Comparison> comparisons(Ground ground) {
    return List.of(
        new Comparison(
            id(),
            "POST /rides, half capacity",
            "bare handler and send().get()",
            List.of(
                Figure.ratio("p50", Measure.P50, Target.atMost(1.15)),
                Figure.ratio("p99", Measure.P99, Target.atMost(1.3)),
                Figure.ratio("CPU per request", Measure.CPU, Target.none())),
            ground.size(1, 3),
            ground.size(3, 15),
            opened -> open(ground, opened)));
  }

  private static Pair open(Ground ground, Opened opened) throws Exception {
    var ride = AskedRide.load(ground, opened);
    var side = Side.start(ground, "http", opened);
    side.createLikeRides(BareController.RIDES.name());
    var bare = Server.bare(ground, side, Asked.ride(_ -> BareController.DURATION));
    var ours = Server.backend(ground, side, Asked.ride(ride::duration));
    return ServerPair.atHalfCapacity(
        bare,
        ours,
        Duration.ofSeconds(ground.size(2, 5)),
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
