package io.taxiapp.verification.fault;

import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartitionInfo;

/// `kill -9` of the broker that leads a partition of the ride events, in a cluster of three where
/// two must have what is acknowledged; started again once another one leads.
record KillLeader() implements Fault {

  @Override
  public String name() {
    return "kill-leader";
  }

  @Override
  public String description() {
    return "three brokers, at least two in sync: kill -9 of a partition leader, then a restart";
  }

  @Override
  public int brokers() {
    return 3;
  }

  @Override
  public boolean leavesUnsure() {
    return true;
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    double longest = 0;
    try (var admin =
        Admin.create(Map.of("bootstrap.servers", context.stack().settings().bootstrapServers()))) {
      for (int round = 0; round < context.size().fewerRounds(); round++) {
        var partitions = partitions(admin);
        var partition = partitions.get(round % partitions.size());
        var leader = context.process("broker-" + partition.leader().id());
        leader.kill();
        double ride =
            context.await("rides to be accepted with two brokers", () -> context.ride() == 201);
        longest = Math.max(longest, ride);
        Thread.sleep(context.size().outage());
        context.readyAgain(leader);
        context.await("three replicas in sync again", () -> isWhole(admin));
      }
    }
    context.measured(
        "leader killed to the next 201, longest", String.format(Locale.ROOT, "%.1f s", longest));
  }

  private static boolean isWhole(Admin admin) throws InterruptedException, ExecutionException {
    return partitions(admin).stream().allMatch(partition -> partition.isr().size() == 3);
  }

  private static List<TopicPartitionInfo> partitions(Admin admin)
      throws InterruptedException, ExecutionException {
    var topic = Topics.RIDE_EVENTS.name();
    return Stream.of(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
        .flatMap(description -> description.partitions().stream())
        .toList();
  }
}
