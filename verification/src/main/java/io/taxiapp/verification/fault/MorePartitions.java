package io.taxiapp.verification.fault;

import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.repartition.Repartition;
import io.taxiapp.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// The services are stopped while rides are on the road, the topics get more partitions, and the
/// services go on.
record MorePartitions() implements Fault {

  @Override
  public String name() {
    return "more-partitions";
  }

  @Override
  public String description() {
    return "one more partition for each ride topic, while the services are stopped";
  }

  @Override
  public boolean movesRecords() {
    return true;
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", context.stack().settings().bootstrapServers());
    var stopped = new ArrayList<ServiceProcess>();
    try (var admin = Admin.create(kafka)) {
      int before = partitions(admin);
      long start = System.nanoTime();
      try (var repartition =
          new Repartition(kafka, before + 1, Repartition.UNTIL_ALL_KNOW, _ -> {})) {
        stop(context, FaultContext.BACKEND, stopped);
        context.await("all records to be processed", () -> repartition.behind().isEmpty());
        for (var consumer : FaultContext.CONSUMERS) {
          stop(context, consumer, stopped);
        }
        repartition.run();
      }
      for (var service : stopped) {
        context.readyAgain(service);
      }
      context.measured("services stopped for", Math.round(FaultContext.seconds(start)) + " s");
      int after = partitions(admin);
      context.expect(after == before + 1, before + 1 + " partitions", after);
    }
  }

  private static void stop(FaultContext context, String name, List<ServiceProcess> stopped)
      throws InterruptedException {
    var service = context.process(name);
    service.stop();
    stopped.add(service);
  }

  private static int partitions(Admin admin) throws Exception {
    var topic = Topics.RIDE_EVENTS.name();
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
    return described.values().iterator().next().partitions().size();
  }
}
