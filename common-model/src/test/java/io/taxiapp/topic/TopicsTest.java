package io.taxiapp.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final Path ARCHITECTURE = Path.of("../docs/architecture.md");

  @Test
  void theTableInTheArchitecturePageIsTheCatalogue() throws IOException {
    var rows =
        Files.readAllLines(ARCHITECTURE).stream()
            .filter(line -> line.startsWith("| `taxi."))
            .map(line -> line.split(" *\\| *"))
            .map(cells -> cells[1] + " " + cells[4] + " " + cells[5])
            .toList();

    assertThat(rows).isEqualTo(Topics.all().stream().map(TopicsTest::row).toList());
  }

  @Test
  void topicsOfARideAreLaidOutAlike() {
    assertThat(Topics.all())
        .filteredOn(topic -> !List.of(Topics.ZONE_TRAFFIC, Topics.DEAD_LETTERS).contains(topic))
        .extracting(Topic::partitions)
        .containsOnly(12);
  }

  @Test
  void whatIsCompactedIsCompactedUpToTheLastMinute() {
    assertThat(TopicCreation.configuration(Topics.ZONE_TRAFFIC))
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("segment.ms", "60000");
  }

  private static String row(Topic<?, ?> topic) {
    var cleanupPolicy =
        switch (topic.cleanupPolicy()) {
          case CleanupPolicy.DeleteAfter(Duration age) -> "delete after " + age.toDays() + " days";
          case CleanupPolicy.Compact() -> "compact";
        };
    return "`" + topic.name() + "` " + topic.partitions() + " " + cleanupPolicy;
  }
}
