package io.taxiapp.backend.view;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Sends one ride's timeline to one subscriber as [server-sent
/// events](https://html.spec.whatwg.org/multipage/server-sent-events.html), from a position on,
/// until the ride has ended, each kind of prediction has come, and nothing new for a while.
final class RideStream {

  /// Where the events go. Nothing is kept for a subscriber that does not take them.
  interface Subscriber {
    /// Sends one event or comment.
    ///
    /// @return false if the subscriber has not made room for it in time, or is gone
    boolean send(Event<String> event) throws InterruptedException;

    boolean isGone();
  }

  /// The time that a stream is in.
  ///
  /// @param nanos goes on, from anywhere
  record Time(LongSupplier nanos, Waiting waiting) {
    static final Time REAL = new Time(System::nanoTime, RideTimeline::awaitChange);
  }

  /// As [RideTimeline#awaitChange].
  interface Waiting {
    void awaitChange(RideTimeline timeline, long known, Duration atMost)
        throws InterruptedException;
  }

  private final RideTimeline timeline;
  private final BooleanSupplier complete;
  private final Subscriber subscriber;
  private final StreamPace pace;
  private final Time time;
  private StreamPosition position;
  private long lastSent;

  /// @param complete whether everything that was published before has been read
  RideStream(
      RideTimeline timeline,
      BooleanSupplier complete,
      StreamPosition position,
      Subscriber subscriber,
      StreamPace pace,
      Time time) {
    this.timeline = timeline;
    this.complete = complete;
    this.position = position;
    this.subscriber = subscriber;
    this.pace = pace;
    this.time = time;
    lastSent = time.nanos().getAsLong();
  }

  /// Returns when the stream is over, for whatever reason.
  ///
  /// @return false if the subscriber is gone or has to go
  boolean run() throws InterruptedException {
    if (!send(Event.of("").retry(pace.retry()))) {
      return false;
    }
    awaitPosition();
    while (!subscriber.isGone()) {
      var version = timeline.version();
      var news = timeline.after(position);
      if (!news.isEmpty()) {
        for (var entry : news) {
          position = position.past(entry.kind(), entry.offset());
          if (!send(event(entry.kind().eventName(), oneLine(entry.json())))) {
            return false;
          }
        }
      } else if (isOver() && !left().isPositive()) {
        return send(event("end", "{}"));
      } else if (silence().compareTo(pace.heartbeat()) >= 0) {
        if (!send(Event.of("").comment("still here"))) {
          return false;
        }
      } else {
        time.waiting().awaitChange(timeline, version, left().plusMillis(1));
      }
    }
    return false;
  }

  /// A position that does not get read is one of another Kafka, or of this one before an older copy
  /// took its place: the subscriber gets all there is.
  private void awaitPosition() throws InterruptedException {
    long began = time.nanos().getAsLong();
    while (!timeline.has(position) && !subscriber.isGone()) {
      var left = pace.ahead().minusNanos(time.nanos().getAsLong() - began);
      if (complete.getAsBoolean() && !left.isPositive()) {
        position = StreamPosition.START;
      } else {
        var version = timeline.version();
        time.waiting().awaitChange(timeline, version, left.isPositive() ? left : pace.ahead());
      }
    }
  }

  /// The ending has been sent, and nothing from before it is still to be read.
  private boolean isOver() {
    return complete.getAsBoolean() && timeline.isOver(pace.patience());
  }

  /// How long nothing has to be done. That the patience ends is seen at the next heartbeat.
  private Duration left() {
    return (isOver() ? pace.quiet() : pace.heartbeat()).minus(silence());
  }

  private Duration silence() {
    return Duration.ofNanos(time.nanos().getAsLong() - lastSent);
  }

  private boolean send(Event<String> event) throws InterruptedException {
    lastSent = time.nanos().getAsLong();
    return subscriber.send(event);
  }

  private Event<String> event(String name, String data) {
    return Event.of(data).id(position.toString()).name(name);
  }

  /// JSON has line breaks as white space only.
  private static String oneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ');
  }
}
