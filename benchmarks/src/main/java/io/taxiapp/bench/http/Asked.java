package io.taxiapp.bench.http;

import io.taxiapp.bench.load.Answer;
import io.taxiapp.bench.load.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The same request again and again, and what is wrong with the answers.
final class Asked implements Requests {

  private static final int SHOWN = 3;

  private final String path;
  private final String body;
  private final int status;
  private final String expected;
  private final AtomicLong right = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

  /// @param expected stands in every answer
  private Asked(String path, String body, int status, String expected) {
    this.path = path;
    this.body = body;
    this.status = status;
    this.expected = expected;
  }

  /// @param seconds of the answer
  static Asked estimate(String seconds) {
    return new Asked("/duration-estimates", EstimatedRide.JSON, 200, "\"seconds\":" + seconds);
  }

  static Asked ride() {
    return new Asked(
        "/rides",
        "{\"riderId\":\"bench-rider\",\"pickupZone\":74,\"dropoffZone\":138,\"paymentMethod\":\"card\"}",
        201,
        "\"rideId\":");
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
    if (answer.status() == status && answer.body().contains(expected)) {
      right.incrementAndGet();
      bytes.addAndGet(answer.body().length());
    } else if (wrong.size() < SHOWN) {
      wrong.add(
          "%s: expected %d with %s, found %d with %s"
              .formatted(path, status, expected, answer.status(), answer.body()));
    }
  }

  private double meanBytes() {
    return (double) bytes.get() / right.get();
  }

  long right() {
    return right.get();
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// Whether the answers of both are about as large.
  List<String> wrongBeside(Asked other) {
    double ratio = meanBytes() / other.meanBytes();
    return ratio > 0.8 && ratio < 1.25
        ? List.of()
        : List.of(path + ": expected answers of the same size, found a ratio of " + ratio);
  }
}
