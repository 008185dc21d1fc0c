package io.taxiapp.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.deadletter.DeadLetterReplay;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.fault.FaultyTipBundle;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.OracleVerdict;
import io.taxiapp.verification.oracle.RecordedRides;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The oracle, proven on real processes that do wrong: it finds the bug in the rides that were sent
/// meanwhile, and nothing else in them. Bugs of every kind are planted in topics that are made up,
/// in `RecordedRidesTest` and `ExpectationTest` of the module verification.
@Timeout(600)
@OnSharedStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedBugsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SENDING = Duration.ofSeconds(1);
  private static final int RIDES = 4;
  private static final OracleVerdict NOTHING = new OracleVerdict(List.of(), List.of(), List.of());

  private LocalRun run;
  private TopicRecords topics;
  private BundleModels models;

  @BeforeAll
  void use(LocalRun shared) {
    run = shared;
    topics = TopicRecords.at(run.stack().settings().bootstrapServers());
    models = BundleModels.load(run.stack().settings().tree().models());
  }

  @AfterAll
  void stop() {
    models.close();
  }

  @Test
  void aRecordThatAConsumerSwallowsIsMissing() throws Exception {
    var consumer = running("tip-consumer");
    consumer.stop();
    var swallowed = run.accepted(1, SENDING).iterator().next();
    skipRequest(consumer.name(), swallowed);
    ready(consumer.spec());
    var others = run.accepted(RIDES, SENDING);

    assertThat(awaited(others, OracleVerdict::isExactlyOnce)).isEqualTo(NOTHING);
    var found = judged(Set.of(swallowed));
    assertThat(found.missing())
        .contains("tip for " + swallowed + ":requested")
        .allMatch(finding -> finding.startsWith("tip for "));
    assertThat(found.duplicates()).isEmpty();
    assertThat(found.unexpected()).isEmpty();
  }

  @Test
  void whatAFaultyModelLeftOutIsThereOnceItIsFixedAndReplayed(@TempDir Path directory)
      throws Exception {
    var consumer = running("tip-consumer");
    consumer.stop();
    var before = aboutDeadLetters();
    var faulty =
        ready(consumer.spec().with(Map.of("TAXI_MODEL_DIR", faultyModels(directory).toString())));
    var rides = run.accepted(RIDES, SENDING);
    awaited(rides, found -> ridesIn(found.missing(), rides).equals(ridesOf(deadLetters(rides))));
    var deadLetters = deadLetters(rides);
    var inCash = ridesOf(deadLetters);
    faulty.stop();
    ready(consumer.spec());
    assertThat(ridesIn(judged(rides).missing(), rides)).isNotEmpty().isEqualTo(inCash);
    assertThat(aboutDeadLetters()).hasSize(before.size() + deadLetters.size());

    var replayed = DeadLetterReplay.of(deadLetters, false, topics.kafka());

    assertThat(replayed).isEqualTo(new DeadLetterReplay(deadLetters.size(), 0, 0));
    assertThat(awaited(inCash, OracleVerdict::isExactlyOnce)).isEqualTo(NOTHING);
    assertThat(aboutDeadLetters()).isEqualTo(before);
  }

  /// The shipped bundles, but that of the tip has no answer for rides paid in cash.
  private Path faultyModels(Path directory) throws IOException {
    var faulty = directory.resolve("models");
    DirectoryTree.copy(run.stack().settings().tree().models(), faulty);
    FaultyTipBundle.spoil(faulty.resolve("tip"), FaultyTipBundle.Cash.IS_NAN);
    return faulty;
  }

  private List<DeadLetterRecord> deadLetters(Set<UUID> rides) {
    return DeadLetterRecord.all(topics).stream()
        .filter(deadLetter -> rides.stream().anyMatch(in(List.of(key(deadLetter)))))
        .toList();
  }

  private static String key(DeadLetterRecord deadLetter) {
    var key = deadLetter.record().key();
    return key == null ? "" : new String(key, UTF_8);
  }

  private static Set<UUID> ridesOf(List<DeadLetterRecord> deadLetters) {
    return deadLetters.stream()
        .map(deadLetter -> UUID.fromString(key(deadLetter)))
        .collect(Collectors.toSet());
  }

  private static Set<UUID> ridesIn(List<String> findings, Set<UUID> rides) {
    return rides.stream().filter(in(findings)).collect(Collectors.toSet());
  }

  /// What is found wrong with dead letters.
  private List<String> aboutDeadLetters() {
    return RecordedRides.read(topics, models).verdict().unexpected().stream()
        .filter(finding -> finding.startsWith("dead letter "))
        .toList();
  }

  /// Moves a consumer that is stopped past a ride's request.
  private void skipRequest(String group, UUID ride) throws Exception {
    var request =
        topics
            .only(record -> Arrays.equals(record.key(), ride.toString().getBytes(UTF_8)))
            .of(Topics.RIDE_EVENTS)
            .getLast(); // asked for again after a 503, it may be there twice
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
    process.awaitReady(PATIENCE);
    return process;
  }

  /// What is found wrong with some rides, once it is as it should be, or does not get so.
  private OracleVerdict awaited(Set<UUID> rides, Predicate<OracleVerdict> asItShouldBe) {
    try {
      return await().atMost(PATIENCE).until(() -> judged(rides), asItShouldBe);
    } catch (ConditionTimeoutException _) {
      return judged(rides); // which is what the test shows
    }
  }

  private OracleVerdict judged(Set<UUID> rides) {
    return RecordedRides.read(topics, models).verdict().about(rides);
  }

  private static Predicate<UUID> in(List<String> findings) {
    return ride -> findings.stream().anyMatch(finding -> finding.contains(ride.toString()));
  }
}
