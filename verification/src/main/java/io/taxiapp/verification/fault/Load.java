package io.taxiapp.verification.fault;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.simulator.replay.Replay;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trips;
import io.taxiapp.verification.rider.Riders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Rides all the time: some new ones again and again, each driven to its end in a few seconds, each
/// call made again with its key or its sequence until it is taken.
final class Load implements AutoCloseable {

  /// Longer than anything is broken: clients do not give up.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int FOLLOWED_ONE_OF = 2;

  /// How long the first rides take, which show that all works.
  private static final Duration FIRST = Duration.ofMillis(500);

  private final LocalStack stack;
  private final LookupTables tables;
  private final Riders riders;
  private final int rides;
  private final TrialSize size;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<List<SentRide>>> batches = new ArrayList<>();
  private final Thread ticker = Thread.ofVirtual().unstarted(this::send);
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile boolean stopped;

  private Load(LocalStack stack, int rides, TrialSize size) {
    this.stack = stack;
    this.rides = rides;
    this.size = size;
    this.riders = new Riders(stack.backend(), FOLLOWED_ONE_OF);
    this.tables = LookupTables.read(stack.settings().tree().models().resolve("duration"));
  }

  /// Returns when the first ride has come to its end: what is broken from now on is broken under
  /// load.
  ///
  /// @param rides how many are sent at a time
  /// @param size how often, and how quick they are
  static Load start(LocalStack stack, int rides, TrialSize size) throws InterruptedException {
    var load = new Load(stack, rides, size);
    load.ticker.start();
    var _ = load.first.await(FaultContext.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return load;
  }

  private void send() {
    var quick = trips(0);
    send(quick, (double) quick.span().toMillis() / FIRST.toMillis());
    for (int seed = 1; !stopped; seed++) {
      var trips = trips(seed);
      send(trips, size.speed(trips));
      try {
        Thread.sleep(size.betweenRides());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Trips trips(int seed) {
    return new GeneratedTrips(tables.pairs(), seed).until(Instant.now(), rides);
  }

  private void send(Trips trips, double speed) {
    var replay =
        Replay.undisturbed(stack.backend(), new Route(tables.zones()), speed).patient(PATIENCE);
    batches.add(
        threads.submit(() -> replay.run(trips, _ -> first.countDown(), () -> true, riders)));
  }

  /// Sends no new rides, lets the others come to their end, and tells all.
  List<SentRide> stop() throws InterruptedException, ExecutionException {
    stopped = true;
    ticker.interrupt();
    ticker.join();
    var sent = new ArrayList<SentRide>();
    for (var batch : batches) {
      sent.addAll(batch.get());
    }
    return sent;
  }

  /// Who has followed some of the rides.
  Riders riders() {
    return riders;
  }

  @Override
  public void close() {
    stopped = true;
    ticker.interrupt();
    threads.shutdownNow();
    riders.close();
  }
}
