package io.taxiapp.bench.growth;

import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;

/// What a broker holds, in bytes; nothing is old enough yet to be deleted or compacted.
record StoredBytes(Admin admin) {

  /// All that was ever written to it.
  long inAll() throws InterruptedException, ExecutionException {
    return in(_ -> true);
  }

  /// What a consumer remembers.
  long inChangelogs(String group) throws InterruptedException, ExecutionException {
    return in(topic -> topic.startsWith(group) && topic.endsWith("-changelog"));
  }

  private long in(Predicate<String> topics) throws InterruptedException, ExecutionException {
    var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
    return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
        .flatMap(directories -> directories.values().stream())
        .flatMap(directory -> directory.replicaInfos().entrySet().stream())
        .filter(replica -> topics.test(replica.getKey().topic()))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }
}
