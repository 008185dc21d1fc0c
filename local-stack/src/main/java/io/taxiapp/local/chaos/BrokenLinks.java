package io.taxiapp.local.chaos;

import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The lines from the backend and from a consumer to the broker become slow, are cut, or carry one
/// direction only. The others see the broker as ever.
record BrokenLinks() implements Fault {

  private static final List<Relay.Line> ALL =
      List.of(Relay.Line.SLOW, Relay.Line.CUT, Relay.Line.ASKING_LOST, Relay.Line.ANSWERS_LOST);
  private static final List<Relay.Line> NASTIEST = List.of(Relay.Line.CUT, Relay.Line.ANSWERS_LOST);

  private static final List<String> BEHIND = List.of("backend-service", "tip-consumer");
  private static final String GROUP = "tip-consumer";
  private static final Duration STUCK = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "broken-links";
  }

  @Override
  public String description() {
    return "the lines from the backend and the tip-consumer to the broker slow, cut, one-way in"
        + " either direction";
  }

  @Override
  public boolean leavesUnsure() {
    return true;
  }

  @Override
  public void inject(Ground ground) throws Exception {
    int listener = FreePorts.row(2);
    int advertised = listener + 1;
    var broker = ground.process("broker");
    broker.stop();
    ground
        .stack()
        .start(broker.spec().with(List.of("--relayed", listener + ":" + advertised)))
        .awaitReady(Ground.READY);
    try (var relay = Relay.start(advertised, listener)) {
      var address = Map.of("TAXI_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + advertised);
      var before = restart(ground, address);
      for (var line : ground.size() == Size.TEST ? NASTIEST : ALL) {
        broken(ground, relay, line);
      }
      for (var service : before) {
        ground.process(service.name()).stop();
        ground.readyAgain(service);
      }
    }
  }

  private static List<ServiceProcess> restart(Ground ground, Map<String, String> environment)
      throws InterruptedException {
    var before = new ArrayList<ServiceProcess>();
    var after = new ArrayList<ServiceProcess>();
    for (var name : BEHIND) {
      var service = ground.process(name);
      before.add(service);
      service.stop();
      after.add(ground.stack().start(service.spec().with(environment)));
    }
    for (var service : after) {
      service.awaitReady(Ground.READY);
    }
    return before;
  }

  private static void broken(Ground ground, Relay relay, Relay.Line line) throws Exception {
    relay.become(line);
    Thread.sleep(ground.size().outage());
    relay.become(Relay.Line.SOUND);
    try (var admin =
        Admin.create(Map.of("bootstrap.servers", ground.stack().settings().bootstrapServers()))) {
      var ends = ends(admin);
      double caughtUp = ground.await(STUCK, () -> isPast(admin, ends));
      var how = line.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      ground.expect(
          !Double.isNaN(caughtUp), "no partition stuck over 60 s after " + how, "one that is");
      ground.measured(
          how + ": until no partition was behind", String.format(Locale.ROOT, "%.1f s", caughtUp));
    }
    double ride = ground.await(STUCK, () -> ground.ride() == 201);
    ground.expect(!Double.isNaN(ride), "rides to be taken after " + line, "none within 60 s");
  }

  /// Where the topic of ride events ends.
  private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
    var topic = Topics.RIDE_EVENTS;
    var asked =
        IntStream.range(0, topic.partitions())
            .boxed()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic.name(), partition),
                    _ -> OffsetSpec.latest()));
    return admin.listOffsets(asked).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue())));
  }

  private static long offset(ListOffsetsResultInfo end) {
    return end.offset();
  }

  private static boolean isPast(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
    var done = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              var at = done.get(end.getKey());
              return end.getValue() == 0 || (at != null && at.offset() >= end.getValue());
            });
  }
}
