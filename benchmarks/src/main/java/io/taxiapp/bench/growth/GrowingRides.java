package io.taxiapp.bench.growth;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Opened;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.Side;
import io.taxiapp.bench.topology.Batches;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.RideState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/// Some instances of the tip-consumer, given so many rides at once, all of which stay open.
final class GrowingRides {

  private static final String CONSUMER = "tip-consumer";
  private static final Duration LONGER = Duration.ofHours(1);

  private final Stored stored;
  private final Batches batches;

  private GrowingRides(Stored stored, Batches batches) {
    this.stored = stored;
    this.batches = batches;
  }

  /// Started, and each instance given as many rides as any other of either side: of yesterday, so
  /// that they are forgotten when the first ride of now comes.
  static GrowingRides warmedUp(
      Ground ground, ModelBundle duration, int rides, int instances, int warmUp, Opened opened)
      throws Exception {
    var side = Side.start(ground, rides + "-rides-" + instances + "-instances", opened);
    var processes = new ArrayList<MeasuredProcess>();
    for (int number = 1; number <= instances; number++) {
      processes.add(side.tipConsumer(number, Batches.PATIENT));
    }
    var batches =
        new Batches(side, processes, CONSUMER, duration, sent -> sent.requests(rides), opened);
    batches.warmUp(
        instances * warmUp, Instant.now().minus(RideState.REMEMBERED_OPEN).minus(LONGER));
    return new GrowingRides(new Stored(opened.add(side.admin())), batches);
  }

  Batches batches() {
    return batches;
  }

  /// The next so many: what a ride takes of the processors, what the broker's logs grow by for it,
  /// and what of that is remembered: its changelog has each ride once.
  Sample next() throws Exception {
    long all = stored.inAll();
    long remembered = stored.inChangelogs(CONSUMER);
    long sent = batches.sent();
    var sample = batches.next();
    long rides = batches.sent() - sent;
    return sample
        .with(Measure.LOGGED, (stored.inAll() - all) / (double) rides)
        .with(Measure.STATE, (stored.inChangelogs(CONSUMER) - remembered) / (double) rides);
  }
}
