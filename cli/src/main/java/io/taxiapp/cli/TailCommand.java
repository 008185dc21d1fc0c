package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.training.progress.QuietOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tail`: what is published on topics, as it comes.
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints the messages of topics as they are published.",
      "One JSON object per line with topic, time, key, headers and value; committed messages only.",
      "Runs until Ctrl-C, or until its output is closed."
    })
final class TailCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final String PREFIX = "taxi.";

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..*",
      description = {
        "Topics such as taxi.tip-predictions.v1, or tip-predictions for short",
        "(default: all six topics of TaxiApp)."
      })
  private List<String> named = List.of();

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--ride",
      paramLabel = "ID",
      description = "Only messages with this key, a ride id.")
  private @Nullable UUID ride;

  @Option(names = "--from-beginning", description = "Start with the oldest messages.")
  private boolean fromBeginning;

  @Option(names = "--pretty", description = "Print each message on several lines.")
  private boolean pretty;

  @Option(
      names = "--count",
      converter = OptionConverters.AtLeastOne.class,
      paramLabel = "N",
      description = "Stop after this number of messages (default: never).")
  private @Nullable Integer count;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (var consumer = consumer(kafka.reached())) {
      var partitions = partitions(consumer);
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
        // Where that is is looked up now, not when the first record is asked for.
        partitions.forEach(consumer::position);
        tellThatItWaits();
      }
      return print(consumer);
    }
  }

  /// Not where the messages go.
  private void tellThatItWaits() {
    if (!QuietOption.isSet(spec())) {
      var err = spec().commandLine().getErr();
      err.println("waiting for new messages; --from-beginning shows existing ones");
      err.flush();
    }
  }

  private int print(KafkaConsumer<byte[], byte[]> consumer) {
    var out = spec().commandLine().getOut();
    var json = new MessageJson(pretty);
    int left = count == null ? Integer.MAX_VALUE : count;
    while (StandardOutput.isRead()) {
      for (var record : consumer.poll(LOOK)) {
        if (!isWanted(record)) {
          continue;
        }
        out.println(json.of(record));
        // Whoever read it has gone, as `head` does when it has enough.
        if (out.checkError()) {
          return 0;
        }
        if (count != null && --left == 0) {
          return 0;
        }
      }
    }
    return 0;
  }

  private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
    return ride == null
        || (record.key() != null && ride.toString().equals(new String(record.key(), UTF_8)));
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    var there = consumer.listTopics();
    return topics(there.keySet()).stream()
        .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private Set<String> topics(Set<String> there) {
    var topics = new LinkedHashSet<String>();
    if (named.isEmpty()) {
      Topics.all().stream().map(Topic::name).filter(there::contains).forEach(topics::add);
      if (topics.isEmpty()) {
        throw new IllegalStateException(
            "expected TaxiApp's topics on this Kafka, found none: was a backend ever started with it?");
      }
    }
    named.forEach(name -> topics.add(topic(name, there)));
    return topics;
  }

  /// By its name, or the part of it between `taxi.` and the version.
  private String topic(String name, Set<String> there) {
    if (there.contains(name)) {
      return name;
    }
    return Topics.all().stream()
        .map(Topic::name)
        .filter(full -> full.equals(name) || full.startsWith(PREFIX + name + ".v"))
        .filter(there::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec().commandLine(),
                    "TOPIC: expected one of %s, found %s"
                        .formatted(
                            there.stream().filter(one -> one.startsWith(PREFIX)).sorted().toList(),
                            name)));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    // What is deleted while it is read is skipped.
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
