package io.taxiapp.backend.view;

import java.time.Duration;

/// How long a stream takes over what.
///
/// @param heartbeat after so long without an event a comment shows that the connection lives
/// @param quiet how long after the last event an ended ride's stream stays for another
/// @param patience how long after the end a kind of prediction is waited for of which there is none
///     yet: longer than a consumer is away that is started anew or taken over from
/// @param retry how long a client is to wait before it comes back
/// @param slowest how long a subscriber may take to make room for an event
/// @param ahead how long a position is waited for that has not been read: another replica may have
///     read more
public record StreamPace(
    Duration heartbeat,
    Duration quiet,
    Duration patience,
    Duration retry,
    Duration slowest,
    Duration ahead) {

  public static final StreamPace NORMAL =
      new StreamPace(
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));
}
