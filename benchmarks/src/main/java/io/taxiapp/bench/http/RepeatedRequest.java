package io.taxiapp.bench.http;

import io.taxiapp.bench.load.HttpAnswer;
import io.taxiapp.bench.load.Requests;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.topic.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The same request again and again, and what is wrong with the answers.
final class RepeatedRequest implements Requests {

  private static final int SHOWN = 3;

  private final String path;
  private final String body;
  private final int status;
  private final Predicate<byte[]> isRight;
  private final Supplier<List<String>> wrongAfterwards;
  private final AtomicLong right = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

  /// @param isRight what can be said of an answer while others are waited for
  /// @param wrongAfterwards what is said of them when the load is over
  private RepeatedRequest(
      String path,
      String body,
      int status,
      Predicate<byte[]> isRight,
      Supplier<List<String>> wrongAfterwards) {
    this.path = path;
    this.body = body;
    this.status = status;
    this.isRight = isRight;
    this.wrongAfterwards = wrongAfterwards;
  }

  /// @param expected the whole answer
  static RepeatedRequest estimate(InitialDuration expected) {
    return new RepeatedRequest(
        "/duration-estimates",
        AskedRide.ESTIMATE,
        200,
        answer -> EventJson.read(answer, InitialDuration.class).equals(expected),
        List::of);
  }

  /// @param expected the initial duration of a ride that was requested then
  static RepeatedRequest ride(Function<Instant, InitialDuration> expected) {
    var rides = new AnsweredRides();
    return new RepeatedRequest(
        "/rides",
        AskedRide.REQUEST,
        201,
        answer -> {
          rides.add(answer);
          return true;
        },
        () -> rides.wrong(expected));
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
  public void answered(int index, long dueNanos, HttpAnswer answer) {
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
    all.addAll(wrongAfterwards.get());
    if (100.0 * refused.get() / (refused.get() + right.get()) > Sample.MAX_REFUSED) {
      all.add("%s: expected few refusals, found %s beside %s".formatted(path, refused, right));
    }
    return all;
  }

  /// Whether the answers of both are about as large.
  List<String> wrongBeside(RepeatedRequest other) {
    double ratio = meanBytes() / other.meanBytes();
    return ratio > 0.8 && ratio < 1.25
        ? List.of()
        : List.of(path + ": expected answers of the same size, found a ratio of " + ratio);
  }
}
