package io.taxiapp.bench.http;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.load.HttpLoad;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.MeasuredProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// A server that is asked the same again and again; processor time and heap are its own.
record Server(MeasuredProcess process, RepeatedRequest asked) {

  private static final int CONNECTIONS = 32;

  static Server backend(BenchContext context, BenchSide side, RepeatedRequest asked)
      throws Exception {
    return warmedUp(context, side.service("backend-service", Map.of()), asked);
  }

  static Server bare(BenchContext context, BenchSide side, RepeatedRequest asked) throws Exception {
    return warmedUp(context, side.server("bare-server", BareServer.class), asked);
  }

  /// Asked until it is compiled: what the second compiler does is work of the process
  /// too, and ours
  /// has more to compile.
  private static Server warmedUp(
      BenchContext context, MeasuredProcess process, RepeatedRequest asked) throws Exception {
    var server = new Server(process, asked);
    server.closed(Duration.ofSeconds(context.size(4, 20)));
    return server;
  }

  /// Requests at a rate.
  Sample open(double aSecond, Duration length) throws Exception {
    var before = process.effort();
    var run = load().open(aSecond, length, asked);
    return Sample.of(process.effort().since(before), run.requests()).with(run.latencies());
  }

  /// As many requests as are answered.
  Sample closed(Duration length) throws Exception {
    var before = process.effort();
    var run = load().closed(length, asked);
    return Sample.of(process.effort().since(before), run.requests());
  }

  /// Where riders ask: health is answered on a port of its own.
  private HttpLoad load() {
    var environment = process.process().spec().environment();
    var port = Objects.requireNonNull(environment.get("TAXI_HTTP_PORT"), "TAXI_HTTP_PORT");
    return new HttpLoad(Integer.parseInt(port), CONNECTIONS);
  }
}
