package io.taxiapp.backend.view;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micronaut.http.sse.Event;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// The open streams of this replica, each on a virtual thread. Closing ends them; clients come back
/// to another replica with their last event id.
public final class RideStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RideStreams.class);

  private final Set<Thread> open = ConcurrentHashMap.newKeySet();
  private final StreamPace pace;

  public RideStreams(StreamPace pace) {
    this.pace = pace;
  }

  StreamPace pace() {
    return pace;
  }

  public int size() {
    return open.size();
  }

  Publisher<Event<String>> stream(
      RideTimeline timeline, BooleanSupplier complete, StreamPosition from) {
    return Flux.create(
        sink -> {
          var thread =
              Thread.ofVirtual()
                  .name("stream")
                  .unstarted(() -> run(timeline, complete, from, sink));
          sink.onDispose(thread::interrupt);
          open.add(thread);
          thread.start();
        },
        FluxSink.OverflowStrategy.ERROR);
  }

  private void run(
      RideTimeline timeline,
      BooleanSupplier complete,
      StreamPosition from,
      FluxSink<Event<String>> sink) {
    try {
      if (stream(timeline, complete, from, sink).run()) {
        sink.complete();
      } else {
        LOG.info("a subscriber is gone or too slow, its connection is cut");
        sink.error(new ClosedChannelException());
      }
    } catch (InterruptedException _) {
      sink.complete(); // the client is gone, or this replica stops
    } finally {
      open.remove(Thread.currentThread());
    }
  }

  private RideStream stream(
      RideTimeline timeline,
      BooleanSupplier complete,
      StreamPosition from,
      FluxSink<Event<String>> sink) {
    var subscriber = new Netty(sink, pace.slowest());
    return new RideStream(timeline, complete, from, subscriber, pace, RideStream.Time.REAL);
  }

  /// Sends only what the connection has asked for, so nothing piles up here.
  private static final class Netty implements RideStream.Subscriber {
    private final FluxSink<Event<String>> sink;
    private final Duration slowest;
    private final Semaphore asked = new Semaphore(0);

    Netty(FluxSink<Event<String>> sink, Duration slowest) {
      this.sink = sink;
      this.slowest = slowest;
      sink.onRequest(_ -> asked.release());
    }

    @Override
    public boolean send(Event<String> event) throws InterruptedException {
      var until = System.nanoTime() + slowest.toNanos();
      asked.drainPermits(); // what was asked for before counts as requested below
      while (sink.requestedFromDownstream() == 0) {
        if (!asked.tryAcquire(until - System.nanoTime(), NANOSECONDS)) {
          return false;
        }
      }
      sink.next(event);
      return true;
    }

    @Override
    public boolean isGone() {
      return sink.isCancelled();
    }
  }

  @Override
  public void close() {
    open.forEach(Thread::interrupt);
  }
}
