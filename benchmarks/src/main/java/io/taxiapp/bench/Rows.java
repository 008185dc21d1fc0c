package io.taxiapp.bench;

import io.taxiapp.bench.growth.MoreInstances;
import io.taxiapp.bench.growth.WorkPerRide;
import io.taxiapp.bench.http.EstimateCost;
import io.taxiapp.bench.http.RideCost;
import io.taxiapp.bench.http.RidesVersusProducer;
import io.taxiapp.bench.latency.ConsumersVersusHandWrittenLoop;
import io.taxiapp.bench.latency.ServicesVersusDefaults;
import io.taxiapp.bench.recovery.StartAndMemory;
import io.taxiapp.bench.recovery.VisibleGap;
import io.taxiapp.bench.scoring.BareSession;
import io.taxiapp.bench.scoring.PlainScoring;
import io.taxiapp.bench.topology.DurationTopologyCost;
import io.taxiapp.bench.topology.EmbeddedScoring;
import io.taxiapp.bench.topology.ExactlyOnceCost;
import io.taxiapp.bench.topology.PriceTopologyCost;
import java.util.List;

/// All rows, in the order of the table of targets.
final class Rows {

  private Rows() {}

  static List<Row> all() {
    return List.of(
        new BareSession(),
        new PlainScoring(),
        new EstimateCost(),
        new RideCost(),
        new RidesVersusProducer(),
        new DurationTopologyCost(),
        new PriceTopologyCost(),
        new ExactlyOnceCost(),
        new ServicesVersusDefaults(),
        new ConsumersVersusHandWrittenLoop(),
        new StartAndMemory(),
        new VisibleGap(),
        new EmbeddedScoring(),
        new WorkPerRide(),
        new MoreInstances());
  }
}
