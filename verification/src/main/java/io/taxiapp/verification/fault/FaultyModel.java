package io.taxiapp.verification.fault;

import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.FreePorts;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.fault.FaultyTipBundle.Cash;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A model that passes every check of its bundle and still says NaN for some rides, or fails, in a
/// second tip-consumer beside the sound one.
///
/// It reads the same rides and writes shadows (`TAXI_RESULTS_FROM`): each of its results is held
/// against the sound one's, which the oracle judges as ever.
record FaultyModel(Cash cash) implements Fault {

  private static final String TIPS = Topics.TIP_PREDICTIONS.name() + ".shadow";
  private static final String DEAD_LETTERS = Topics.DEAD_LETTERS.name() + ".shadow";

  @Override
  public String name() {
    return cash == Cash.IS_NAN ? "nan-model" : "failing-model";
  }

  @Override
  public String description() {
    return "a tip-consumer with a valid bundle and a model that "
        + (cash == Cash.IS_NAN ? "returns NaN for" : "fails for")
        + " rides paid in cash";
  }

  /// What both consumers said of the same rides.
  ///
  /// @param sound the first tip of each ride, as it must be
  /// @param found all tips of the other consumer
  /// @param refused the rides in its dead letters because of the model
  private record Tips(
      Map<UUID, TipPrediction> sound, List<TipPrediction> found, Set<UUID> refused) {

    static Tips read(TopicRecords topics, String why) {
      var sound =
          tips(topics, Topics.TIP_PREDICTIONS.name()).stream()
              .filter(tip -> tip.sequence() == 1)
              .collect(Collectors.toMap(Prediction::rideId, tip -> tip));
      var refused =
          topics.of(DEAD_LETTERS).stream()
              .filter(
                  deadLetter -> DeadLetterHeaders.of(deadLetter.headers()).message().contains(why))
              .map(deadLetter -> EventJson.read(deadLetter.value(), RideRequested.class).rideId())
              .collect(Collectors.toSet());
      return new Tips(sound, tips(topics, TIPS), refused);
    }

    private static List<TipPrediction> tips(TopicRecords topics, String topic) {
      return topics.of(topic).stream()
          .map(record -> EventJson.read(record.value(), TipPrediction.class))
          .toList();
    }

    static boolean isByCard(TipPrediction tip) {
      return tip.features().getOrDefault("paidByCard", 0.0) == 1.0;
    }

    /// There are rides that the faulty model has an answer for, and others.
    boolean areMixed() {
      return sound.values().stream().map(Tips::isByCard).distinct().count() == 2;
    }

    Set<UUID> answered() {
      return found.stream().map(Prediction::rideId).collect(Collectors.toSet());
    }

    /// Each ride is either predicted or a dead letter.
    boolean isComplete(Set<UUID> rides) {
      return rides.stream().allMatch(ride -> refused.contains(ride) || answered().contains(ride));
    }
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var settings = context.stack().settings();
    var models = settings.dataDirectory().resolve(name() + "s");
    DirectoryTree.copy(settings.tree().models(), models);
    FaultyTipBundle.spoil(models.resolve("tip"), cash);
    try (var admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      admin.createTopics(shadows()).all().get();
      inject(context, models);
      admin.deleteTopics(List.of(TIPS, DEAD_LETTERS)).all().get();
    }
  }

  private void inject(FaultContext context, Path models) throws Exception {
    var consumerName = "tip-consumer-" + name();
    var consumer =
        context
            .stack()
            .start(
                context
                    .stack()
                    .services()
                    .tipConsumer(consumerName, FreePorts.row(1))
                    .with(
                        Map.of(
                            "TAXI_MODEL_DIR",
                            models.toString(),
                            "TAXI_APPLICATION_ID",
                            consumerName,
                            "TAXI_RESULTS_FROM",
                            "2100-01-01T00:00:00Z")));
    consumer.awaitReady(FaultContext.PATIENCE);
    long failed = context.failedThreads();
    Thread.sleep(context.size().outage());

    var topics = TopicRecords.at(context.stack().settings().bootstrapServers());
    var why = cash == Cash.IS_NAN ? "finite" : "indices";
    context.awaitOnTopics(
        "rides paid in cash and by card", () -> Tips.read(topics, why).areMixed());
    var rides = Tips.read(topics, why).sound().keySet();
    context.awaitOnTopics(
        "a tip or a dead letter record for each ride",
        () -> Tips.read(topics, why).isComplete(rides));
    judge(context, Tips.read(topics, why), rides);
    context.expect(
        consumer.isAlive(), "the consumer to keep running while its model fails", "that it ended");
    long failures = consumer.logged(FaultContext.THREAD_FAILED);
    context.expect(
        failures == 0, "no stream thread to fail because of the model", failures + " that did");
    context.expectNoThreadToFail(failed);
    consumer.stop();
  }

  private void judge(FaultContext context, Tips tips, Set<UUID> rides) {
    var inCash =
        tips.sound().values().stream()
            .filter(tip -> !Tips.isByCard(tip))
            .map(Prediction::rideId)
            .filter(rides::contains)
            .toList();
    context.expect(
        tips.refused().containsAll(inCash),
        "a dead letter record for each ride paid in cash",
        tips.refused());
    for (var tip : tips.found()) {
      var sound = tips.sound().get(tip.rideId());
      context.expect(
          !tips.refused().contains(tip.rideId()),
          "no tip for a ride that has a dead letter record",
          tip);
      context.expect(
          tip.sequence() > 1 || sound == null || sound.tipCents() == tip.tipCents(),
          "no wrong result",
          tip);
    }
    context.measured(
        "tips, dead letter records with a " + name(),
        tips.found().size() + ", " + tips.refused().size());
  }

  private static List<NewTopic> shadows() {
    return List.of(shadow(TIPS, Topics.TIP_PREDICTIONS), shadow(DEAD_LETTERS, Topics.DEAD_LETTERS));
  }

  private static NewTopic shadow(String name, Topic<?, ?> of) {
    return new NewTopic(name, Optional.of(of.partitions()), Optional.empty())
        .configs(TopicCreation.configuration(of));
  }
}
