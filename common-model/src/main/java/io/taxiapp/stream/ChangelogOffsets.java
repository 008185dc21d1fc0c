package io.taxiapp.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.internals.RocksDBStore;

/// Up to which record of its changelog each store of a process on disk goes.
///
/// A store writes that among its own files, for Kafka Streams alone; here it is also told.
final class ChangelogOffsets {

  /// Under this name the process hands them to the stores that Kafka Streams creates.
  static final String CONFIG = "taxi.state.offsets";

  private static final String METRICS_SCOPE = "rocksdb";

  private final Map<TopicPartition, Long> offsets = new ConcurrentHashMap<>();

  /// Of the stores that have any of their changelog; a negative one stands for nothing.
  Map<TopicPartition, Long> all() {
    return offsets.entrySet().stream()
        .filter(noted -> noted.getValue() >= 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The persistent store that Kafka Streams would take, which notes its offsets here.
  record StoreSupplier(String name) implements KeyValueBytesStoreSupplier {

    @Override
    public String metricsScope() {
      return METRICS_SCOPE;
    }

    @Override
    public RocksDBStore get() {
      return new NotingStore(name);
    }
  }

  private static final class NotingStore extends RocksDBStore {

    private ChangelogOffsets noted = new ChangelogOffsets();

    NotingStore(String name) {
      super(name, METRICS_SCOPE);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
      if (context.appConfigs().get(CONFIG) instanceof ChangelogOffsets ofProcess) {
        noted = ofProcess;
      }
      super.init(context, root);
    }

    @Override
    public synchronized void commit(Map<TopicPartition, Long> changelogOffsets) {
      super.commit(changelogOffsets);
      noted.offsets.putAll(changelogOffsets);
    }
  }
}
