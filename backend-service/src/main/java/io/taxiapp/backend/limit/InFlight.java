package io.taxiapp.backend.limit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Runs the requests of one kind, each on a virtual thread of its own, and knows when they are
/// enough.
///
/// Controllers name it in `@ExecuteOn`; [AdmissionFilter] asks it before they are called. Several
/// event loops that ask in the same instant may each be let in: the bound is exceeded by their
/// number at most.
public final class InFlight implements AutoCloseable {

  /// Ride requests and reports.
  public static final String PUBLISHING = "publishing";

  private final String kind;
  private final int permits;
  private final AtomicInteger underWay = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(this::counted);

  /// @param permits how many at a time
  public InFlight(String kind, int permits) {
    this.kind = kind;
    this.permits = permits;
  }

  /// Where they run.
  public ExecutorService threads() {
    return threads;
  }

  /// @throws OverloadedException if another one would be too many
  void requirePermit() {
    if (underWay.get() >= permits) {
      refused.increment();
      throw new OverloadedException(permits);
    }
  }

  private Thread counted(Runnable request) {
    underWay.incrementAndGet();
    return Thread.ofVirtual()
        .name(kind)
        .unstarted(
            () -> {
              try {
                request.run();
              } finally {
                underWay.decrementAndGet();
              }
            });
  }

  /// Publishes how many are under way and how many were refused.
  public void measure(MeterRegistry registry) {
    Gauge.builder("taxi.requests.in.flight", underWay, AtomicInteger::get)
        .description("requests under way")
        .tag("kind", kind)
        .register(registry);
    FunctionCounter.builder("taxi.requests.refused", refused, LongAdder::sum)
        .description("requests answered 503 because too many were under way")
        .tag("kind", kind)
        .register(registry);
  }

  /// Returns when those under way are done.
  @Override
  public void close() {
    threads.close();
  }
}
