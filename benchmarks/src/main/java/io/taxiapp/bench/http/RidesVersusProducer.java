package io.taxiapp.bench.http;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// P5: rides through HTTP, beside Kafka's own measure of a producer.
public final class RidesVersusProducer implements Row {

  @Override
  public String id() {
    return "P5";
  }

  @Override
  public String what() {
    return "rides per second through HTTP ÷ ProducerPerformance";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "POST /rides, as many as are answered",
            "ProducerPerformance, same bytes, acks, partitions",
            List.of(Figure.rate("rides per second", Measure.WALL, Target.atLeast(0.25))),
            context.size(1, 2),
            context.size(3, 9),
            opened -> open(context, opened)));
  }

  private static Pair open(BenchContext context, OpenedResources opened) throws Exception {
    var ride = AskedRide.load(context, opened);
    var side = BenchSide.start(context, "http", opened);
    var backend = Server.backend(context, side, RepeatedRequest.ride(ride::duration));
    var published = new PublishedRides(side, Topics.RIDE_EVENTS);
    return new Against(
        new ProducerPerformance(side, context.size(200_000, 600_000), published.meanBytes()),
        backend,
        Duration.ofSeconds(context.size(3, 6)),
        ride,
        published);
  }

  private record Against(
      ProducerPerformance producer,
      Server backend,
      Duration length,
      AskedRide ride,
      PublishedRides published)
      implements Pair {

    @Override
    public Sample baseline() throws Exception {
      return new Sample(Map.of(Measure.WALL, 1e6 / producer.recordsPerSecond()));
    }

    @Override
    public Sample candidate() throws Exception {
      return backend.closed(length);
    }

    @Override
    public List<String> check() {
      var findings = new ArrayList<>(backend.asked().wrong());
      findings.addAll(published.wrong(backend.asked(), ride::duration));
      return findings;
    }
  }
}
