package io.taxiapp.stream;

import io.taxiapp.topic.TopicCreation;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// Creates the topics that are missing, and ends: for an installation where nobody else lays them
/// out.
public final class CreateTopics {

  private CreateTopics() {}

  static void main() throws InterruptedException {
    var kafka = new Environment(System.getenv()).kafka();
    try (var admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      TopicCreation.createMissing(admin);
    }
  }
}
