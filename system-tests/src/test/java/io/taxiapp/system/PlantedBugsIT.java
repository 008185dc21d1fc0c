package io.taxiapp.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.deadletter.Letter;
import io.taxiapp.deadletter.Replayed;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.model.Checksums;
import io.taxiapp.model.ModelCard;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.fault.SpoiltTip;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.RecordedRides;
import io.taxiapp.verification.oracle.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The oracle, proven on real processes that do wrong: it finds each bug in the rides that were
/// sent meanwhile, and nothing else in them.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedBugsIT {

  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SENDING = Duration.ofSeconds(1);
  private static final int RIDES = 4;
  private static final Verdict NOTHING = new Verdict(List.of(), List.of(), List.of());

  private LocalRun run;
  private TopicRecords topics;
  private BundleModels models;

  @BeforeAll
  void start(@TempDir Path directory) throws InterruptedException {
    run = LocalRun.start(directory, Optional.empty());
    topics = TopicRecords.at(run.stack().settings().bootstrapServers());
    models = BundleModels.load(run.stack().settings().tree().models());
  }

  @AfterAll
  void stop() {
    models.close();
    run.close();
  }

  @Test
  void withoutABugNothingIsFound() throws Exception {
    var rides = run.accepted(RIDES, SENDING);

    assertThat(rides).hasSize(RIDES);
    assertThat(awaited(rides, Verdict::isExactlyOnce)).isEqualTo(NOTHING);
  }

  @Test
  void aRecordThatAConsumerSwallowsIsMissing() throws Exception {
    var consumer = running("tip-consumer");
    consumer.stop();
    var swallowed = run.accepted(1, SENDING).iterator().next();
    skipRequest(consumer.name(), swallowed);
    ready(consumer.spec());
    var others = run.accepted(RIDES, SENDING);

    assertThat(awaited(others, Verdict::isExactlyOnce)).isEqualTo(NOTHING);
    var found = judged(Set.of(swallowed));
    assertThat(found.missing())
        .contains("tip for " + swallowed + ":requested")
        .allMatch(finding -> finding.startsWith("tip for "));
    assertThat(found.duplicates()).isEmpty();
    assertThat(found.unexpected()).isEmpty();
  }

  /// What at-least-once does at a kill: the results are there, that their causes were read is not.
  /// A consumer that has its store still knows what it published; this one has lost the rides.
  @Test
  void whatIsProcessedTwiceIsADuplicate() throws Exception {
    var consumer = running("tip-consumer");
    consumer.stop();
    var atLeastOnce =
        ready(
            consumer
                .spec()
                .with(
                    Map.of(
                        "TAXI_KAFKA_PROCESSING_GUARANTEE",
                        "at_least_once",
                        "TAXI_KAFKA_COMMIT_INTERVAL_MS",
                        "600000")));
    var rides = run.accepted(RIDES, SENDING);
    assertThat(awaited(rides, Verdict::isExactlyOnce)).isEqualTo(NOTHING);
    atLeastOnce.kill();
    forget("tip-consumer-rides-changelog", rides);
    ready(consumer.spec());

    var found = awaited(rides, verdict -> rides.stream().allMatch(in(verdict.duplicates())));

    assertThat(rides).allMatch(in(found.duplicates()));
    assertThat(found.duplicates()).allMatch(finding -> finding.contains(":tip:"));
    assertThat(found.missing()).isEmpty();
    assertThat(found.unexpected()).isEmpty();
  }

  @Test
  void whatASickModelLeftOutIsThereOnceItIsMendedAndPutBack(@TempDir Path directory)
      throws Exception {
    var consumer = running("tip-consumer");
    consumer.stop();
    var sick = ready(consumer.spec().with(Map.of("TAXI_MODEL_DIR", sick(directory).toString())));
    var rides = run.accepted(RIDES, SENDING);
    awaited(rides, found -> ridesIn(found.missing(), rides).equals(ridesOf(letters())));
    var letters = letters();
    var inCash = ridesOf(letters);
    sick.stop();
    ready(consumer.spec());
    assertThat(ridesIn(judged(rides).missing(), rides)).isNotEmpty().isEqualTo(inCash);
    assertThat(aboutLetters()).hasSameSizeAs(letters);

    var replayed = Replayed.of(letters, false, topics.kafka());

    assertThat(replayed).isEqualTo(new Replayed(letters.size(), 0, 0));
    assertThat(awaited(inCash, Verdict::isExactlyOnce)).isEqualTo(NOTHING);
    assertThat(aboutLetters()).isEmpty();
  }

  /// The shipped bundles, but that of the tip has no answer for rides paid in cash.
  private Path sick(Path directory) throws IOException {
    var sick = directory.resolve("models");
    DirectoryTree.copy(run.stack().settings().tree().models(), sick);
    SpoiltTip.spoil(sick.resolve("tip"), SpoiltTip.Cash.IS_NAN);
    return sick;
  }

  @Test
  void whatAnotherModelSaysIsUnexpected(@TempDir Path directory) throws Exception {
    var consumer = running("cost-consumer");
    consumer.stop();
    var dear = Map.of("TAXI_MODEL_DIR", dearModels(directory).toString());
    var wrong = ready(consumer.spec().with(dear));
    var rides = run.accepted(RIDES, SENDING);

    var found = awaited(rides, verdict -> verdict.missing().isEmpty());
    wrong.stop();
    ready(consumer.spec());

    assertThat(rides).allMatch(in(found.unexpected()));
    assertThat(found.unexpected())
        .allMatch(finding -> finding.contains(":cost:"))
        .allMatch(finding -> finding.contains("value=100000"));
    assertThat(found.missing()).isEmpty();
    assertThat(found.duplicates()).isEmpty();
  }

  private List<Letter> letters() {
    return Letter.all(topics);
  }

  private static Set<UUID> ridesOf(List<Letter> letters) {
    return letters.stream()
        .map(letter -> UUID.fromString(new String(letter.record().key(), UTF_8)))
        .collect(Collectors.toSet());
  }

  private static Set<UUID> ridesIn(List<String> findings, Set<UUID> rides) {
    return rides.stream().filter(in(findings)).collect(Collectors.toSet());
  }

  /// What is found wrong with dead letters.
  private List<String> aboutLetters() {
    return RecordedRides.read(topics, models).verdict().unexpected().stream()
        .filter(finding -> finding.startsWith("dead letter "))
        .toList();
  }

  /// The shipped bundles, but that no ride costs less than 1000 dollars: nobody who verifies them
  /// can find fault with them.
  private Path dearModels(Path directory) throws IOException {
    var dear = directory.resolve("models");
    DirectoryTree.copy(run.stack().settings().tree().models(), dear);
    var bundle = dear.resolve("cost");
    var card = bundle.resolve(ModelCard.FILE);
    Files.writeString(
        card, Files.readString(card).replace("\"minimum\" : 0.0", "\"minimum\" : 100000.0"));
    Checksums.write(bundle);
    return dear;
  }

  /// Takes some rides out of the store of a consumer that is stopped.
  private void forget(String changelog, Set<UUID> rides) {
    try (var producer =
        new KafkaProducer<>(topics.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      var events =
          topics.only(
              record -> rides.stream().anyMatch(in(List.of(new String(record.key(), UTF_8)))));
      for (var event : events.of(Topics.RIDE_EVENTS)) {
        var _ =
            producer.send(new ProducerRecord<>(changelog, event.partition(), event.key(), null));
      }
    }
  }

  /// Moves a consumer that is stopped past a ride's request.
  private void skipRequest(String group, UUID ride) throws Exception {
    var request =
        topics
            .only(record -> new String(record.key(), UTF_8).equals(ride.toString()))
            .of(Topics.RIDE_EVENTS)
            .getFirst();
    try (var admin = Admin.create(topics.kafka())) {
      var partition = new TopicPartition(request.topic(), request.partition());
      var after = new OffsetAndMetadata(request.offset() + 1);
      admin.alterConsumerGroupOffsets(group, Map.of(partition, after)).all().get();
    }
  }

  private ServiceProcess running(String name) {
    return run.stack().running(name).orElseThrow();
  }

  private ServiceProcess ready(ServiceSpec spec) throws InterruptedException {
    var process = run.stack().start(spec);
    process.awaitReady(READY);
    return process;
  }

  /// What is found wrong with some rides, once it is as it should be, or does not get so.
  private Verdict awaited(Set<UUID> rides, Predicate<Verdict> asItShouldBe)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    var found = judged(rides);
    while (!asItShouldBe.test(found) && System.nanoTime() < until) {
      Thread.sleep(200);
      found = judged(rides);
    }
    return found;
  }

  private Verdict judged(Set<UUID> rides) {
    var all = RecordedRides.read(topics, models).verdict();
    return new Verdict(
        about(rides, all.missing()),
        about(rides, all.duplicates()),
        about(rides, all.unexpected()));
  }

  private static List<String> about(Set<UUID> rides, List<String> findings) {
    return findings.stream()
        .filter(finding -> rides.stream().anyMatch(in(List.of(finding))))
        .toList();
  }

  private static Predicate<UUID> in(List<String> findings) {
    return ride -> findings.stream().anyMatch(finding -> finding.contains(ride.toString()));
  }
}
