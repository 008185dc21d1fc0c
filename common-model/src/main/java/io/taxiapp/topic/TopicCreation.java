package io.taxiapp.topic;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Lays out the topics of the catalogue on a cluster.
public final class TopicCreation {

  private TopicCreation() {}

  /// Creates the topics that are not there yet, with the cluster's default replication; the others
  /// stay as they are.
  public static void createMissing(Admin admin) throws InterruptedException {
    var wanted =
        Topics.all().stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.cleanUp().configuration()))
            .toList();
    for (var creation : admin.createTopics(wanted).values().entrySet()) {
      try {
        creation.getValue().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException("cannot create topic " + creation.getKey(), e.getCause());
        }
      }
    }
  }
}
