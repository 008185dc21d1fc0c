package io.taxiapp.verification.fault;

import io.taxiapp.topic.reading.TopicRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// More ride requests than the backend can take: three times its capacity, measured just before.
/// The backend is one that may have few requests in flight: one that takes as many as two cores can
/// leaves no room on them for who sends three times that, nor for the consumers, and what is
/// measured is who gets a core.
record Overload() implements Fault {

  private static final int FEW = 1;
  private static final int MAX_IN_FLIGHT = 2000;
  private static final double TIMES = 3;
  private static final double EASY = 0.7;
  private static final int BURST = 400;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String description() {
    return "three times as many ride requests as the backend can take";
  }

  /// Answers of one phase.
  ///
  /// @param unanswered in time, or never connected
  /// @param others neither 201 nor 503
  /// @param rate how many were sent a second
  private record Phase(
      List<Double> accepted, int refused, int unanswered, int others, double rate) {

    double p99() {
      var sorted = accepted.stream().sorted().toList();
      return sorted.isEmpty() ? Double.NaN : sorted.get((int) (sorted.size() * 0.99));
    }
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    if (!context.timed()) {
      expectPublished(context, calls -> expectPlanned(context, burst(calls)));
      context.await("rides to be accepted after it", () -> context.ride() == 201);
      return;
    }
    var backend = context.process(FaultContext.BACKEND);
    backend.stop();
    var bounded =
        context
            .stack()
            .start(backend.spec().with(Map.of("TAXI_MOST_IN_FLIGHT", Integer.toString(FEW))));
    bounded.awaitReady(FaultContext.PATIENCE);
    expectPublished(context, calls -> inject(context, calls));
    bounded.stop();
    context.readyAgain(backend);
  }

  private static void inject(FaultContext context, RideCalls calls) throws Exception {
    double seconds = context.size().overload().toSeconds();
    capacity(calls, seconds / 10); // The first time everything is slow.
    double capacity = capacity(calls, seconds / 10);
    var easy = openLoop(calls, EASY * capacity, seconds / 4);
    var over = openLoop(calls, TIMES * capacity, seconds);
    double recovery = context.await("quick answers again", () -> isQuick(context, easy.p99()));
    context.measured(
        "capacity, p99 at 70 %, p99 of the accepted at 300 %",
        String.format(
            Locale.ROOT, "%.0f/s, %.0f ms, %.0f ms", capacity, easy.p99() * 1e3, over.p99() * 1e3));
    context.measured(
        "accepted, 503, unanswered, others at 300 %",
        String.format(
            Locale.ROOT,
            "%d, %d, %d, %d (%.0f/s sent)",
            over.accepted().size(),
            over.refused(),
            over.unanswered(),
            over.others(),
            over.rate()));
    context.measured("recovery", String.format(Locale.ROOT, "%.1f s", recovery));
    double sent = over.rate() / capacity;
    context.target(sent >= 0.9 * TIMES, "three times the capacity to be sent", sent + " times");
    expectPlanned(context, over);
    context.target(
        over.unanswered() == 0, "all requests to be answered", over.unanswered() + " were not");
    context.target(!over.accepted().isEmpty(), "some requests to be accepted", "none");
    context.target(over.refused() > 0, "some requests to be refused", "none");
    context.target(
        over.p99() <= 3 * easy.p99(),
        "a p99 of the accepted of at most three times that at 70 %",
        over.p99() + " s");
    context.target(recovery <= 5, "recovery within 5 s", recovery + " s");
  }

  private static void expectPlanned(FaultContext context, Phase phase) {
    context.expect(phase.others() == 0, "only 201 and 503", phase.others() + " other answers");
  }

  private interface Overloading {
    void with(RideCalls calls) throws Exception;
  }

  /// What was answered 201 is in Kafka: shedding loses none of it.
  private static void expectPublished(FaultContext context, Overloading overloading)
      throws Exception {
    var topics = TopicRecords.at(context.stack().settings().bootstrapServers());
    long before = RideCopies.count(topics, FaultContext.RIDER);
    try (var calls = context.rideCalls()) {
      overloading.with(calls);
      long taken = calls.taken();
      context.awaitOnTopics(
          taken + " accepted rides among the ride events",
          () -> RideCopies.count(topics, FaultContext.RIDER) - before >= taken);
    }
  }

  private static boolean isQuick(FaultContext context, double seconds) {
    long start = System.nanoTime();
    return context.ride() == 201 && FaultContext.seconds(start) <= Math.max(0.1, 2 * seconds);
  }

  /// How many rides a second are taken from some who each wait for their answer.
  private static double capacity(RideCalls calls, double seconds) {
    long before = calls.taken();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < FEW; i++) {
        threads.execute(
            () -> {
              while (System.nanoTime() < end) {
                calls.ride();
              }
            });
      }
    }
    return (calls.taken() - before) / seconds;
  }

  /// More at once than there are permits, once: a test measures no capacity.
  private static Phase burst(RideCalls calls) throws InterruptedException {
    return openLoop(calls, Double.MAX_VALUE, BURST, Long.MAX_VALUE);
  }

  /// Sends at a rate, whether answers come or not.
  private static Phase openLoop(RideCalls calls, double rate, double seconds)
      throws InterruptedException {
    return openLoop(calls, rate, Integer.MAX_VALUE, seconds);
  }

  private static Phase openLoop(RideCalls calls, double rate, int max, double seconds)
      throws InterruptedException {
    var accepted = new ConcurrentLinkedQueue<Double>();
    var refused = new AtomicInteger();
    var unanswered = new AtomicInteger();
    var others = new AtomicInteger();
    var inFlight = new AtomicInteger();
    long start = System.nanoTime();
    long sent = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (sent < max && FaultContext.seconds(start) < seconds) {
        if (sent >= rate * FaultContext.seconds(start) || inFlight.get() >= MAX_IN_FLIGHT) {
          Thread.sleep(1);
          continue;
        }
        sent++;
        inFlight.incrementAndGet();
        threads.execute(
            () -> {
              long asked = System.nanoTime();
              int status = calls.ride();
              inFlight.decrementAndGet();
              switch (status) {
                case 201 -> accepted.add(FaultContext.seconds(asked));
                case 503 -> refused.incrementAndGet();
                case 0 -> unanswered.incrementAndGet();
                default -> others.incrementAndGet();
              }
            });
      }
    }
    return new Phase(
        new ArrayList<>(accepted),
        refused.get(),
        unanswered.get(),
        others.get(),
        sent / Math.min(seconds, FaultContext.seconds(start)));
  }
}
