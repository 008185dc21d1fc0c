package io.taxiapp.stream;

import io.taxiapp.topic.TopicCreation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// Creates the topics that are missing, and ends: for an installation where nobody else lays them
/// out.
public final class CreateTopics {

  private CreateTopics() {}

  /// @param shadowed names of the catalogue whose shadows are laid out too, for another colour
  static void main(String... shadowed) throws InterruptedException {
    var kafka = new Environment(System.getenv()).kafka();
    try (var admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      TopicCreation.createMissing(admin);
      TopicCreation.createMissingShadows(admin, List.of(shadowed));
    }
  }
}
