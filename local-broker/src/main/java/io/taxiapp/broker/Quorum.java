package io.taxiapp.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// The nodes that make up one cluster on this machine, each a broker and a controller, and which of
/// them this one is.
///
/// @param node from 1
/// @param controllers the ports of 127.0.0.1 that their controllers listen on, in order
record Quorum(int node, List<Integer> controllers) {

  Quorum {
    controllers = List.copyOf(controllers);
  }

  boolean isAlone() {
    return controllers.size() == 1;
  }

  int replicas() {
    return Math.min(3, controllers.size());
  }

  /// All but one.
  int inSync() {
    return Math.max(1, replicas() - 1);
  }

  /// As `controller.quorum.voters` takes them.
  String voters() {
    return IntStream.range(0, controllers.size())
        .mapToObj(index -> index + 1 + "@" + Ports.HOST + ":" + controllers.get(index))
        .collect(Collectors.joining(","));
  }

  /// Any for a node alone; one that all nodes agree on without asking each other for several.
  String clusterId() {
    if (isAlone()) {
      return Uuid.randomUuid().toString();
    }
    var id = UUID.nameUUIDFromBytes(voters().getBytes(UTF_8));
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString();
  }
}
