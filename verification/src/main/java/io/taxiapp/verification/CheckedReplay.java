package io.taxiapp.verification;

import static java.util.stream.Collectors.toSet;

import io.taxiapp.event.Prediction;
import io.taxiapp.simulator.replay.Replay;
import io.taxiapp.simulator.replay.ReplayProgress;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.Trips;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.oracle.AcceptedRide;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.EventualVerdict;
import io.taxiapp.verification.oracle.Expectation;
import io.taxiapp.verification.oracle.LaterRecords;
import io.taxiapp.verification.oracle.OracleModels;
import io.taxiapp.verification.oracle.OracleVerdict;
import io.taxiapp.verification.oracle.RecordedRides;
import io.taxiapp.verification.oracle.SeenPrediction;
import io.taxiapp.verification.oracle.Subscriber;
import io.taxiapp.verification.rider.Riders;
import io.taxiapp.verification.rider.SharedAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/// Sends trips through a running stack, and judges what a subscriber sees of them.
///
/// @param kafka where the predictions are published
/// @param models the directory of the bundles that the stack uses
/// @param isAlone whether nobody else uses the stack: only then are its counts exact
public record CheckedReplay(
    Replay replay, String kafka, Path models, EventualVerdict settling, boolean isAlone) {

  private static final int FOLLOWED_ONE_OF = 10;

  /// Returns when everything has arrived, or is given up.
  ///
  /// @param progress told how far it is, and closed when all is sent
  /// @param goOn `false` ends it early: a process of the stack died
  public ReplayResult run(Trips trips, ReplayProgress progress, BooleanSupplier goOn)
      throws InterruptedException {
    var topics = TopicRecords.at(kafka);
    var before = topics.opened(LaterRecords::now);
    try (var bundles = BundleModels.load(models);
        var riders = new Riders(replay.backend(), FOLLOWED_ONE_OF);
        var subscriber = Subscriber.start(kafka)) {
      List<SentRide> sent;
      try (progress) {
        sent = replay.run(trips, progress, goOn, riders);
      }
      var published =
          settling.await(
              () -> {
                var verdict = judge(sent, bundles, subscriber);
                return verdict.missing().isEmpty()
                    ? OracleVerdict.of(List.of(verdict, judge(sent, bundles, topics, before)))
                    : verdict;
              },
              goOn);
      var answered = new ArrayList<String>();
      if (goOn.getAsBoolean()) {
        answered.addAll(riders.findings(topics, before));
        if (isAlone) {
          answered.addAll(
              new SharedAnswers(replay.backend(), models, Riders.PATIENCE).findings(topics));
        }
      }
      var verdict =
          OracleVerdict.of(List.of(published, OracleVerdict.unexpected(answered))).distinct();
      var seen = new HashMap<UUID, List<SeenPrediction>>();
      for (var ride : accepted(sent)) {
        seen.put(ride.rideId(), subscriber.of(ride.rideId()));
      }
      return new ReplayResult(sent, seen, verdict);
    }
  }

  private static OracleVerdict judge(
      List<SentRide> sent, OracleModels bundles, Subscriber subscriber) {
    return Expectation.judge(
        accepted(sent),
        bundles,
        subscriber::isTraffic,
        subscriber.traffic(),
        ride -> predictions(subscriber.of(ride.rideId())));
  }

  /// The rides as the topics tell of them, with all that follows beside the values.
  private static OracleVerdict judge(
      List<SentRide> sent,
      OracleModels bundles,
      TopicRecords topics,
      Map<TopicPartition, Span> before) {
    var rides = accepted(sent).stream().map(AcceptedRide::rideId).collect(toSet());
    return topics
        .opened(
            source ->
                RecordedRides.read(new LaterRecords(source, before), bundles, Map.of()).verdict())
        .about(rides);
  }

  private static List<Prediction> predictions(List<SeenPrediction> seen) {
    return seen.stream().map(SeenPrediction::prediction).toList();
  }

  private static List<AcceptedRide> accepted(List<SentRide> sent) {
    return sent.stream()
        .filter(SentRide.Accepted.class::isInstance)
        .map(SentRide.Accepted.class::cast)
        .map(
            ride ->
                new AcceptedRide(
                    ride.rideId(),
                    ride.trip().facts(),
                    ride.initialSeconds(),
                    ride.progress(),
                    ride.unsureProgress()))
        .toList();
  }
}
