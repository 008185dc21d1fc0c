package io.taxiapp.backend.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Sends one ride's history to one subscriber as [server-sent
/// events](https://html.spec.whatwg.org/multipage/server-sent-events.html), from a position on,
/// until the ride has ended, each kind of prediction has come, and nothing new for a while.
final class RideStream {

  /// Where the bytes go. Nothing is kept for a subscriber that does not take them.
  interface Subscriber {
    /// Sends one event or comment.
    ///
    /// @return false if the subscriber has not made room for it in time, or is gone
    boolean send(byte[] frame) throws InterruptedException;

    boolean isGone();
  }

  /// @param heartbeat after so long without an event a comment shows that the connection lives
  /// @param quiet how long after the last event an ended ride's stream stays for another
  /// @param patience how long after the end a kind of prediction is waited for of which there is
  ///     none yet: longer than a consumer is away that is started anew or taken over from
  /// @param retry how long a client is to wait before it comes back
  record Pace(Duration heartbeat, Duration quiet, Duration patience, Duration retry) {
    static final Pace NORMAL =
        new Pace(
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(2));
  }

  private final RideHistory history;
  private final BooleanSupplier complete;
  private final Subscriber subscriber;
  private final Pace pace;
  private StreamPosition position;
  private long lastSent = System.nanoTime();

  /// @param complete whether everything that was published before has been read
  RideStream(
      RideHistory history,
      BooleanSupplier complete,
      StreamPosition position,
      Subscriber subscriber,
      Pace pace) {
    this.history = history;
    this.complete = complete;
    this.position = position;
    this.subscriber = subscriber;
    this.pace = pace;
  }

  /// Returns when the stream is over, for whatever reason.
  ///
  /// @return false if the subscriber is gone or has to go
  boolean run() throws InterruptedException {
    if (!send("retry: " + pace.retry().toMillis() + "\n\n")) {
      return false;
    }
    while (!subscriber.isGone()) {
      var version = history.version();
      var news = history.after(position);
      if (!news.isEmpty()) {
        for (var entry : news) {
          position = position.past(entry.kind(), entry.offset());
          if (!send(frame(entry.kind().eventName(), oneLine(entry.json())))) {
            return false;
          }
        }
      } else if (isOver() && !left().isPositive()) {
        return send(frame("end", "{}"));
      } else if (silence().compareTo(pace.heartbeat()) >= 0) {
        if (!send(": still here\n\n")) {
          return false;
        }
      } else {
        history.awaitChange(version, left().plusMillis(1));
      }
    }
    return false;
  }

  /// The ending has been sent, and nothing from before it is still to be read.
  private boolean isOver() {
    return complete.getAsBoolean() && history.isOver(pace.patience());
  }

  /// How long nothing has to be done. That the patience ends is seen at the next heartbeat.
  private Duration left() {
    return (isOver() ? pace.quiet() : pace.heartbeat()).minus(silence());
  }

  private Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastSent);
  }

  private boolean send(String text) throws InterruptedException {
    lastSent = System.nanoTime();
    return subscriber.send(text.getBytes(UTF_8));
  }

  private String frame(String event, String data) {
    return "id: " + position + "\nevent: " + event + "\ndata: " + data + "\n\n";
  }

  /// JSON has line breaks as white space only.
  private static String oneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ');
  }
}
