package io.taxiapp.bench.http;

import io.taxiapp.bench.load.Answer;
import io.taxiapp.bench.load.Requests;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.topic.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/// The same request again and again, and what is wrong with the answers.
final class Asked implements Requests {

  private static final int SHOWN = 3;
  private static final int MOST_REFUSED_ONE_IN = 1_000;

  private final String path;
  private final String body;
  private final int status;
  private final Predicate<byte[]> isRight;
  private final AtomicLong right = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

  private Asked(String path, String body, int status, Predicate<byte[]> isRight) {
    this.path = path;
    this.body = body;
    this.status = status;
    this.isRight = isRight;
  }

  /// @param expected the whole answer
  static Asked estimate(InitialDuration expected) {
    return new Asked(
        "/duration-estimates",
        AskedRide.ESTIMATE,
        200,
        answer -> EventJson.read(answer, InitialDuration.class).equals(expected));
  }

  /// @param expected the initial duration of a ride that was requested then
  static Asked ride(Function<Instant, InitialDuration> expected) {
    return new Asked(
        "/rides",
        AskedRide.REQUEST,
        201,
        answer -> EventJson.read(answer, RideAnswer.class).isRight(expected));
  }

  /// What both servers tell of a new ride.
  record RideAnswer(UUID rideId, Instant requestedAt, InitialDuration initialDuration) {
    boolean isRight(Function<Instant, InitialDuration> expected) {
      return initialDuration.equals(expected.apply(requestedAt));
    }
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String body(int index) {
    return body;
  }

  @Override
  public void answered(int index, long dueNanos, Answer answer) {
    if (answer.status() == status && isRight.test(answer.bytes())) {
      right.incrementAndGet();
      bytes.addAndGet(answer.body().length());
    } else if (answer.status() == 503) {
      refused.incrementAndGet();
    } else if (wrong.size() < SHOWN) {
      wrong.add(
          "%s: expected %d with what the model says, found %d with %s"
              .formatted(path, status, answer.status(), answer.body()));
    }
  }

  private double meanBytes() {
    return (double) bytes.get() / right.get();
  }

  long right() {
    return right.get();
  }

  /// Answered 503: a record may arrive all the same.
  long refused() {
    return refused.get();
  }

  List<String> wrong() {
    var all = new ArrayList<>(wrong);
    if (refused.get() * MOST_REFUSED_ONE_IN > right.get()) {
      all.add("%s: expected few refusals, found %s beside %s".formatted(path, refused, right));
    }
    return all;
  }

  /// Whether the answers of both are about as large.
  List<String> wrongBeside(Asked other) {
    double ratio = meanBytes() / other.meanBytes();
    return ratio > 0.8 && ratio < 1.25
        ? List.of()
        : List.of(path + ": expected answers of the same size, found a ratio of " + ratio);
  }
}
