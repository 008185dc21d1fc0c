package io.taxiapp.bench.growth;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.bench.process.Side;
import io.taxiapp.bench.topology.Batches;
import io.taxiapp.model.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/// Some instances of the tip-consumer, given so many rides at once, all of which stay open.
final class GrowingRides implements AutoCloseable {

  private static final String CONSUMER = "tip-consumer";

  private final Admin admin;
  private final Batches batches;

  GrowingRides(Ground ground, ModelBundle duration, int rides, int instances)
      throws InterruptedException {
    var side = Side.start(ground, rides + "-rides-" + instances + "-instances");
    var processes = new ArrayList<MeasuredProcess>();
    for (int number = 1; number <= instances; number++) {
      processes.add(side.tipConsumer(number, Batches.PATIENT));
    }
    admin = side.admin();
    batches =
        new Batches(
            side,
            List.copyOf(processes),
            CONSUMER,
            new SentRides(duration, side.kafka()),
            sent -> sent.requests(rides));
  }

  Batches batches() {
    return batches;
  }

  /// The next so many: what a ride takes of the processors, what is written to the broker for it,
  /// and what of that is remembered: its changelog has each ride once.
  Sample next() throws Exception {
    var stored = new Stored(admin);
    long all = stored.inAll();
    long remembered = stored.inChangelogs(CONSUMER);
    long sent = batches.sent();
    var sample = batches.next();
    long rides = batches.sent() - sent;
    return sample
        .with(Measure.WIRE, (stored.inAll() - all) / (double) rides)
        .with(Measure.STATE, (stored.inChangelogs(CONSUMER) - remembered) / (double) rides);
  }

  @Override
  public void close() {
    admin.close();
    batches.close();
  }
}
