package io.taxiapp.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {

  private static final String CONSUMER = "tip-consumer";
  private static final Node NODE = new Node(1, "127.0.0.1", 9092);

  @Test
  void theTopicsOfTheCatalogueGoTogether() {
    var layout = layout(topics -> topics);

    assertThat(layout.missing()).isEmpty();
    assertThat(layout.disagreement()).isEmpty();
    assertThat(layout.leaderless()).isEmpty();
    assertThat(layout.partitionsWithoutLeader()).isZero();
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    assertThat(layout(topics -> topics.subList(1, topics.size())).missing())
        .contains("waiting for topics [taxi.ride-events.v1]");
  }

  @Test
  void anotherNumberOfPartitionsOfOneTopicIsNamedWithWhatToDo() {
    assertThat(layout(topics -> with(topics, "taxi.ride-events.v1", 24)).disagreement())
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains(
                        "taxi.ride-events.v1=24",
                        "taxi.cost-predictions.v1=12",
                        "./taxi partitions"));
  }

  @Test
  void internalTopicsHaveTheirPartitionsWithTheRides() {
    assertThat(layout(topics -> with(topics, "tip-consumer-rides-changelog", 12)).disagreement())
        .isEmpty();
    assertThat(layout(topics -> with(topics, "tip-consumer-rides-changelog", 6)).disagreement())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("tip-consumer-rides-changelog=6"));
    assertThat(layout(topics -> with(topics, "cost-consumer-rides-changelog", 6)).disagreement())
        .isEmpty();
  }

  @Test
  void anotherColoursTopicsAreItsOwn() {
    assertThat(
            layout(topics -> with(topics, "tip-consumer-green-rides-changelog", 6)).disagreement())
        .isEmpty();
  }

  @Test
  void nothingGoesTogetherWhileTopicsAreRepartitioned() {
    assertThat(layout(topics -> with(topics, TopicLayout.REPARTITIONING, 24)).disagreement())
        .hasValueSatisfying(reason -> assertThat(reason).contains("being repartitioned"));
  }

  @Test
  void theZoneTrafficHasOnePartition() {
    assertThat(layout(topics -> with(topics, "taxi.zone-traffic.v1", 2)).disagreement())
        .hasValueSatisfying(reason -> assertThat(reason).contains("expected 1", "found 2"));
  }

  @Test
  void nothingCanBeDoneWithATopicThatNobodyLeads() {
    var one = layout(topics -> with(topics, description("taxi.ride-events.v1", 12, 1)));
    assertThat(one.leaderless()).isEmpty();
    assertThat(one.partitionsWithoutLeader()).isEqualTo(1);

    var all = layout(topics -> with(topics, description("taxi.ride-events.v1", 12, 12)));
    assertThat(all.leaderless()).contains("no partition of taxi.ride-events.v1 has a leader");
    assertThat(all.partitionsWithoutLeader()).isEqualTo(12);
  }

  private static TopicLayout layout(UnaryOperator<List<TopicDescription>> change) {
    var topics =
        Topics.all().stream()
            .map(topic -> description(topic.name(), topic.partitions(), 0))
            .toList();
    return new TopicLayout(change.apply(topics), CONSUMER);
  }

  private static List<TopicDescription> with(
      List<TopicDescription> topics, String name, int partitions) {
    return with(topics, description(name, partitions, 0));
  }

  private static List<TopicDescription> with(
      List<TopicDescription> topics, TopicDescription other) {
    var changed = new ArrayList<>(topics);
    changed.removeIf(topic -> topic.name().equals(other.name()));
    changed.add(other);
    return changed;
  }

  private static TopicDescription description(String name, int partitions, int leaderless) {
    return new TopicDescription(
        name,
        false,
        IntStream.range(0, partitions)
            .mapToObj(
                number ->
                    new TopicPartitionInfo(
                        number,
                        number < leaderless ? Node.noNode() : NODE,
                        List.of(NODE),
                        List.of(NODE)))
            .toList());
  }
}
