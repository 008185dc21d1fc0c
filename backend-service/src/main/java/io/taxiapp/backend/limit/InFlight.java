package io.taxiapp.backend.limit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.backend.problem.ProblemException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Runs the requests of one kind, each on a virtual thread of its own, and knows when they are
/// enough.
///
/// Controllers name it in `@ExecuteOn`; [Admission] asks it before they are called. Several event
/// loops that ask in the same instant may each be let in: the bound is exceeded by their number at
/// most.
public final class InFlight extends ThreadPoolExecutor {

  /// Ride requests and reports.
  public static final String PUBLISHING = "publishing";

  private static final long IDLE_SECONDS = 10;

  private final String kind;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /// @param most how many at a time
  public InFlight(String kind, int most) {
    super(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        Thread.ofVirtual().name(kind + "-", 0).factory());
    this.kind = kind;
    this.most = most;
  }

  /// @throws ProblemException (503) if another one would be too many
  void requirePlace() {
    if (underWay.get() >= most) {
      refused.increment();
      throw ProblemException.unavailable(
          "overloaded",
          "Too many requests at a time",
          "All " + most + " places are taken; send the request again.");
    }
  }

  @Override
  public void execute(Runnable request) {
    underWay.incrementAndGet();
    super.execute(request);
  }

  @Override
  protected void afterExecute(Runnable request, @Nullable Throwable failure) {
    underWay.decrementAndGet();
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
}
