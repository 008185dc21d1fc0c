package io.taxiapp.bench.http;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.load.HttpLoad;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.Side;
import io.taxiapp.local.process.ServiceSpec.Ready;
import java.time.Duration;
import java.util.Map;

/// The backend and the bare server, on one broker; only one of them is asked at a time.
record Servers(Side side, MeasuredProcess ours, int ourPort, MeasuredProcess bare, int barePort)
    implements AutoCloseable {

  private static final int CONNECTIONS = 32;

  static Servers start(Ground ground) throws InterruptedException {
    var side = Side.start(ground, "http");
    try {
      var ours = side.service("backend-service", Map.of());
      var bare = side.program("bare-server", BareServer.class, Map.of());
      return new Servers(side, ours, side.settings().ports().http(), bare, port(bare));
    } catch (InterruptedException | RuntimeException e) {
      side.close();
      throw e;
    }
  }

  /// Started, and asked until they are compiled: what the second compiler does is work of the
  /// process too, and ours has more to compile.
  static Servers warmedUp(Ground ground, Asked ofBare, Asked ofOurs) throws Exception {
    var servers = start(ground);
    var length = Duration.ofSeconds(ground.size(4, 20));
    servers.closed(false, length, ofBare);
    servers.closed(true, length, ofOurs);
    return servers;
  }

  private static int port(MeasuredProcess server) {
    return server.process().spec().ready() instanceof Ready.Answers(var uri) ? uri.getPort() : 0;
  }

  /// Requests at a rate; processor time and heap are the server's.
  Sample open(boolean isOurs, double aSecond, Duration length, Asked asked) throws Exception {
    var server = isOurs ? ours : bare;
    var load = new HttpLoad(isOurs ? ourPort : barePort, CONNECTIONS);
    var before = server.effort();
    var run = load.open(aSecond, length, asked);
    return Sample.of(server.effort().since(before), run.requests())
        .with(Measure.P50, run.millis(50))
        .with(Measure.P99, run.millis(99));
  }

  /// As many requests as are answered.
  Sample closed(boolean isOurs, Duration length, Asked asked) throws Exception {
    var server = isOurs ? ours : bare;
    var load = new HttpLoad(isOurs ? ourPort : barePort, CONNECTIONS);
    var before = server.effort();
    var run = load.closed(length, asked);
    return Sample.of(server.effort().since(before), run.requests());
  }

  @Override
  public void close() {
    side.close();
  }
}
