package io.taxiapp.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// Holds the native memory of all stores of a process together under one bound, instead of some 100
/// MB for each partition.
public final class BoundedRocksMemory implements RocksDBConfigSetter {

  private static final long TOTAL_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;

  private static final class Shared {
    static final Cache CACHE = cache();
    static final WriteBufferManager WRITE_BUFFERS =
        new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

    private static Cache cache() {
      RocksDB.loadLibrary();
      return new LRUCache(TOTAL_BYTES);
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.WRITE_BUFFERS);
    options.setWriteBufferSize(4L << 20);
    // A ride is looked up first when it is new. Kafka Streams leaves the filters out of the last
    // level, as if what is looked up were there: then each new ride read a block from disk.
    options.setOptimizeFiltersForHits(false);
    // What is written is seldom read again: it is merged half as often as by default.
    options.setLevel0FileNumCompactionTrigger(8);
  }

  /// The cache and the write buffers are shared by all stores and live as long as the process.
  @Override
  public void close(String storeName, Options options) {}
}
