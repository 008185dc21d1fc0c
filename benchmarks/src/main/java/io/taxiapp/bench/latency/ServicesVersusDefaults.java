package io.taxiapp.bench.latency;

import static java.util.Map.entry;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// P9: the same services, beside themselves under Kafka Streams' default settings.
public final class ServicesVersusDefaults implements Row {

  /// What a Kafka Streams application has that sets nothing but exactly-once.
  public static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          entry("TAXI_KAFKA_COMMIT_INTERVAL_MS", "100"),
          entry("TAXI_KAFKA_POLL_MS", "100"),
          entry("TAXI_KAFKA_BUFFERED_RECORDS_PER_PARTITION", "1000"),
          entry("TAXI_KAFKA_STATESTORE_CACHE_MAX_BYTES", "10485760"),
          entry("TAXI_KAFKA_PRODUCER_LINGER_MS", "100"),
          entry("TAXI_KAFKA_PRODUCER_RETRY_BACKOFF_MS", "100"),
          entry("TAXI_KAFKA_PRODUCER_RETRY_BACKOFF_MAX_MS", "1000"),
          entry("TAXI_KAFKA_PRODUCER_MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION", "5"),
          entry("TAXI_KAFKA_PRODUCER_TRANSACTION_TIMEOUT_MS", "10000"),
          entry("TAXI_KAFKA_CONSUMER_FETCH_MAX_BYTES", "52428800"),
          entry("TAXI_KAFKA_CONSUMER_SESSION_TIMEOUT_MS", "45000"),
          entry("TAXI_KAFKA_CONSUMER_HEARTBEAT_INTERVAL_MS", "3000"));

  @Override
  public String id() {
    return "P9";
  }

  @Override
  public String what() {
    return "request to three visible predictions ÷ Kafka Streams' default settings";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "request to three visible predictions, 200 rides/s",
            "default settings",
            List.of(
                Figure.ratio("p99", Measure.P99, Target.atMost(0.30)),
                Figure.ratio("p50", Measure.P50, Target.none()),
                Figure.ratio("the broker's CPU per ride", Measure.BROKER_CPU, Target.none()),
                Figure.amount("requests refused", Measure.REFUSED, Target.none())),
            context.size(1, 2),
            context.size(3, 5),
            LatencyStack.SLICES,
            opened ->
                new StackPair(
                    LatencyStack.start(
                        context,
                        "defaults",
                        (side, kind) -> consumer(side, kind, DEFAULTS),
                        opened),
                    LatencyStack.start(context, "ours", ServicesVersusDefaults::ours, opened))));
  }

  static MeasuredProcess ours(BenchSide side, PredictionKind kind) throws InterruptedException {
    return consumer(side, kind, Map.of());
  }

  private static MeasuredProcess consumer(
      BenchSide side, PredictionKind kind, Map<String, String> settings)
      throws InterruptedException {
    return side.service(kind.name().toLowerCase(Locale.ROOT) + "-consumer", settings);
  }
}
