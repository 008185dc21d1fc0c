package io.taxiapp.bench.http;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.process.Side;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// P5: rides through HTTP, beside Kafka's own measure of a producer.
public final class AgainstProducer implements Row {

  @Override
  public String id() {
    return "P5";
  }

  @Override
  public String what() {
    return "rides per second through HTTP ÷ ProducerPerformance";
  }

  @Override
  public List<Comparison> comparisons(Ground ground) {
    return List.of(
        new Comparison(
            id(),
            "POST /rides, as many as are answered",
            "ProducerPerformance, same bytes, acks, partitions",
            List.of(Figure.rate("rides per second", Measure.WALL, Target.atLeast(0.25))),
            ground.size(1, 2),
            ground.size(3, 9),
            () -> open(ground)));
  }

  private static Pair open(Ground ground) throws Exception {
    var servers = Servers.start(ground);
    var asked = Asked.ride();
    var length = Duration.ofSeconds(ground.size(3, 6));
    servers.closed(true, length, asked);
    long bytes = ResultCheck.bytes(servers.side(), List.of(Topics.RIDE_EVENTS)) / asked.right();
    return new Against(
        servers,
        new ProducerPerformance(servers.side(), ground.size(200_000, 600_000), (int) bytes),
        length,
        asked);
  }

  private record Against(
      Servers servers, ProducerPerformance producer, Duration length, Asked asked) implements Pair {

    @Override
    public Sample baseline() throws Exception {
      return new Sample(Map.of(Measure.WALL, 1e6 / producer.recordsPerSecond()));
    }

    @Override
    public Sample candidate() throws Exception {
      return servers.closed(true, length, asked);
    }

    @Override
    public List<String> check() {
      var findings = new ArrayList<>(asked.wrong());
      findings.addAll(ResultCheck.count(side(), Topics.RIDE_EVENTS, asked.right()));
      return findings;
    }

    private Side side() {
      return servers.side();
    }

    @Override
    public void close() {
      servers.close();
    }
  }
}
