package io.taxiapp.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.stream.StateCheckpoint.End;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The state directory of a process: copies of its changelogs, so that a start need not read them
/// back whole.
///
/// A copy is used only if it was closed and is proven to follow from the Kafka that is there now:
/// the same cluster and topics, and at the place up to which the copy goes the same record. Kafka
/// restored from an earlier copy of itself lacks that record, or has another there. What is not
/// proven, or cannot be opened, is deleted and made anew from Kafka.
final class LocalState implements AutoCloseable {

  /// Why state was deleted; the metric's tag.
  enum Reason {
    /// The process before ended without closing it.
    NOT_CLOSED,
    /// Nothing proves it: Kafka dropped the last record of its changelog for later ones.
    UNPROVEN,
    /// It was made from records that Kafka does not have.
    OTHER_KAFKA,
    /// It cannot be opened or read.
    DAMAGED
  }

  private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);
  private static final Pattern TASK = Pattern.compile("\\d{1,9}_(\\d{1,9})");
  private static final String METRIC = "taxi.state.discarded";

  /// A stop has to end within ten seconds, most of which its commits may take.
  private static final Duration AT_STOP = Duration.ofSeconds(1);
  private static final Duration AT_START = Duration.ofSeconds(10);

  private final StreamsSettings settings;
  private final MeterRegistry registry;
  private final ChangelogOffsets offsets = new ChangelogOffsets();
  private final Path stores;
  private final Path seal;
  private final FileChannel lock;

  private LocalState(StreamsSettings settings, MeterRegistry registry) throws IOException {
    this.settings = settings;
    this.registry = registry;
    stores = settings.stateDirectory().resolve(settings.applicationId());
    seal = settings.stateDirectory().resolve("closed");
    if (!Files.isDirectory(settings.stateDirectory())) {
      delete(settings.stateDirectory());
    }
    Files.createDirectories(settings.stateDirectory());
    var inUse = settings.stateDirectory().resolve("in-use");
    if (Files.isDirectory(inUse)) {
      delete(inUse);
    }
    lock = FileChannel.open(inUse, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (var reason : Reason.values()) {
      registry.counter(METRIC, "reason", tag(reason));
    }
  }

  /// @throws IllegalStateException if another process has the directory
  static LocalState open(StreamsSettings settings, MeterRegistry registry) throws IOException {
    var state = new LocalState(settings, registry);
    FileLock held = state.lock.tryLock();
    if (held == null) {
      state.close();
      throw new IllegalStateException(
          "state directory " + settings.stateDirectory() + ": another process uses it");
    }
    return state;
  }

  /// What the stores note in it is sealed at the end.
  ChangelogOffsets offsets() {
    return offsets;
  }

  /// Deletes all that is not proven to follow from the Kafka that is there. The seal goes too:
  /// until it is written again, nothing here is closed.
  ///
  /// @throws KafkaException if Kafka does not answer; nothing that was sealed is deleted then
  void keepWhatFollowsFromKafka() throws IOException, InterruptedException {
    deleteWhatIsNoDirectory();
    if (Files.isRegularFile(seal)) {
      var sealed = StateCheckpoint.read(seal);
      if (sealed.origin().isEmpty()) {
        discard(Reason.DAMAGED, seal + " cannot be read");
      } else {
        keep(sealed);
      }
    } else if (!tasks().isEmpty()) {
      discard(Reason.NOT_CLOSED, "it was not closed");
    }
    delete(seal);
  }

  private void keep(StateCheckpoint sealed) throws IOException, InterruptedException {
    var kafka = new ChangelogEnds(settings.kafka(), AT_START);
    var origin = kafka.origin(topics(sealed.ends().keySet()));
    if (!origin.equals(sealed.origin())) {
      discard(
          Reason.OTHER_KAFKA,
          "it was made from cluster and topics %s, found %s".formatted(sealed.origin(), origin));
      return;
    }
    var found = kafka.from(offsets(sealed.ends()));
    var proven = new HashSet<Integer>();
    var unproven = new EnumMap<Reason, Set<Integer>>(Reason.class);
    sealed
        .ends()
        .forEach(
            (changelog, end) -> {
              var there = found.get(changelog);
              if (end.equals(there)) {
                proven.add(changelog.partition());
              } else {
                // Compaction drops a record for a later one of its key: then there is one.
                var reason =
                    there != null && there.offset() > end.offset()
                        ? Reason.UNPROVEN
                        : Reason.OTHER_KAFKA;
                unproven.computeIfAbsent(reason, _ -> new TreeSet<>()).add(changelog.partition());
                LOG.info("state of {}: expected {} in Kafka, found {}", changelog, end, there);
              }
            });
    unproven.values().forEach(proven::removeAll);
    for (var task : tasks()) {
      if (!proven.contains(partition(task))) {
        LOG.info("{} is deleted: Kafka does not confirm it", task);
        delete(task);
      }
    }
    unproven.forEach(
        (reason, partitions) -> say(reason, "Kafka does not confirm partitions " + partitions));
  }

  /// Deletes all of it.
  void discard(Reason reason, String why) throws IOException {
    delete(stores);
    say(reason, why);
  }

  /// Stores that a thread could not use are deleted by Kafka Streams, as exactly-once asks for.
  void noteLoss(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProcessorStateException) {
        say(Reason.DAMAGED, cause.getMessage());
        return;
      }
    }
  }

  /// Proves what was closed: for the next start.
  void seal() throws IOException, InterruptedException {
    var ends = offsets.all();
    var kafka = new ChangelogEnds(settings.kafka(), AT_STOP);
    try {
      var last = kafka.from(ends);
      last.entrySet()
          .removeIf(end -> end.getValue().offset() != ends.getOrDefault(end.getKey(), -1L));
      new StateCheckpoint(kafka.origin(topics(ends.keySet())), last).write(seal);
    } catch (KafkaException e) {
      LOG.warn(
          "the state could not be sealed and will be rebuilt at the next start: {}",
          e.getMessage());
    }
  }

  private void say(Reason reason, @Nullable String why) {
    registry.counter(METRIC, "reason", tag(reason)).increment();
    var expected = reason == Reason.NOT_CLOSED || reason == Reason.UNPROVEN;
    var level = expected ? Level.INFO : Level.ERROR;
    LOG.atLevel(level).log("{}: {}; it is rebuilt from Kafka", stores, why);
  }

  private static String tag(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<TopicPartition, Long> offsets(Map<TopicPartition, End> ends) {
    return ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private static Set<String> topics(Set<TopicPartition> changelogs) {
    var topics = changelogs.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    Topics.all().stream().map(Topic::name).forEach(topics::add);
    return topics;
  }

  /// Kafka Streams takes a file for a directory of a task or of its own, and fails late.
  private void deleteWhatIsNoDirectory() throws IOException {
    if (!Files.isDirectory(stores)) {
      delete(stores);
      return;
    }
    for (var entry : entries(stores)) {
      if (Files.isDirectory(entry) != TASK.matcher(entry.getFileName().toString()).matches()
          && !entry.getFileName().toString().equals("global")) {
        LOG.error("{} is deleted: it is not from Kafka Streams", entry);
        delete(entry);
      }
    }
  }

  private List<Path> tasks() throws IOException {
    return Files.isDirectory(stores)
        ? entries(stores).stream().filter(entry -> partition(entry) >= 0).toList()
        : List.of();
  }

  private static int partition(Path entry) {
    var task = TASK.matcher(entry.getFileName().toString());
    return task.matches() ? Integer.parseInt(task.group(1)) : -1;
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var tree = Files.walk(path)) {
      for (var entry : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
