package io.taxiapp.bench.growth;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.topology.Batches;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.RideState;
import io.taxiapp.verification.oracle.PredictionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Some instances of a consumer, given so many rides at once.
final class GrowingRides {

  private static final String TIP = "tip-consumer";
  private static final String DURATION = "duration-consumer";
  private static final Duration LONGER = Duration.ofHours(1);
  private static final int WARM_UPS = 5;

  private final String consumer;
  private final int rides;
  private final StoredBytes stored;
  private final Batches batches;

  private GrowingRides(String consumer, int rides, StoredBytes stored, Batches batches) {
    this.consumer = consumer;
    this.rides = rides;
    this.stored = stored;
    this.batches = batches;
  }

  /// The tip-consumer, whose rides all stay open. Started, and each instance given as many rides as
  /// any other of either side: of yesterday, so that they are forgotten when the first ride of now
  /// comes.
  ///
  /// @param name of the side, which no other has
  static GrowingRides requested(
      BenchContext context,
      String name,
      ModelBundle duration,
      int rides,
      int instances,
      int warmUp,
      OpenedResources opened)
      throws Exception {
    var side = BenchSide.start(context, name, opened);
    var processes = new ArrayList<MeasuredProcess>();
    for (int number = 1; number <= instances; number++) {
      processes.add(side.tipConsumer(number, Batches.PATIENT));
    }
    var batches = new Batches(side, processes, TIP, duration, sent -> sent.requests(rides), opened);
    batches.warmUp(sent -> sent.requests(instances * warmUp), yesterday());
    return new GrowingRides(TIP, rides, new StoredBytes(opened.add(side.admin())), batches);
  }

  /// The duration-consumer, whose rides are open at once and driven to their end. Started, and
  /// given as many rides as the other side, as many of them at once: of yesterday as well.
  static GrowingRides whole(
      BenchContext context, ModelBundle duration, int rides, int warmUp, OpenedResources opened)
      throws Exception {
    var side = BenchSide.start(context, rides + "-whole-rides", opened);
    var processes = List.of(side.service(DURATION, Batches.PATIENT));
    var batches =
        new Batches(side, processes, DURATION, duration, sent -> sent.atOnce(rides), opened);
    for (int i = 0; i < WARM_UPS; i++) {
      batches.warmUp(sent -> sent.atOnce(warmUp), yesterday());
    }
    return new GrowingRides(DURATION, rides, new StoredBytes(opened.add(side.admin())), batches);
  }

  private static Instant yesterday() {
    return Instant.now().minus(RideState.REMEMBERED_OPEN).minus(LONGER);
  }

  /// The next so many: what a ride takes of the processors, what the broker's logs grow by for it,
  /// and what of that is remembered: of a ride that is only requested, once.
  Sample next() throws Exception {
    long all = stored.inAll();
    long remembered = stored.inChangelogs(consumer);
    return Sample.of(batches.take(), rides)
        .with(Measure.LOGGED, (stored.inAll() - all) / (double) rides)
        .with(Measure.STATE, (stored.inChangelogs(consumer) - remembered) / (double) rides);
  }

  List<String> check() {
    var findings = new ArrayList<>(results().findings());
    double fair = 1.0 / batches.shares().size();
    if (batches.shares().stream().anyMatch(share -> share < fair / 2)) {
      findings.add("expected instances that share the work, found them with " + batches.shares());
    }
    return findings;
  }

  private ResultCheck results() {
    return consumer.equals(TIP)
        ? ResultCheck.ofSome(batches.side(), Set.of(PredictionKind.TIP), batches.sent())
        // What a whole ride's traffic is due to may be any other ride.
        : new ResultCheck(batches.side(), Set.of(PredictionKind.DURATION), 1);
  }
}
