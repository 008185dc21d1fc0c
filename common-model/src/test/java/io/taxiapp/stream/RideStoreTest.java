package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.UUIDSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RideStoreTest {

  private static final int MANY = 3 * RideStore.READ_AT_A_TIME;
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir private Path directory;
  private final AtomicInteger read = new AtomicInteger();
  private final Set<Seen> found = new HashSet<>();
  private TopologyTestDriver driver;

  /// The number of the first ride that cannot be read.
  private long unreadable = Long.MAX_VALUE;

  /// @param over written as the record's value
  record Seen(long touchedAt, boolean over) implements RideState {}

  @BeforeEach
  void start() {
    driver = driver();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void whatIsDueIsForgottenAFewAtATime() {
    requested(MANY, NOON);
    var later = NOON.plus(RideState.REMEMBERED_OPEN);

    int maxInAStep = 0;
    int steps = 0;
    for (int ride = MANY; stored() > steps && steps < MANY; ride++, steps++) {
      read.set(0);
      send(ride, false, later);
      maxInAStep = Math.max(maxInAStep, read.get());
    }

    // What is deleted is read once more.
    assertThat(maxInAStep).isEqualTo(2 * RideStore.LOOKED_AT);
    assertThat(stored()).isEqualTo(steps).isEqualTo(Math.ceilDiv(MANY, RideStore.LOOKED_AT));
  }

  @Test
  void whatIsDueIsUnknownBeforeItsPlaceIsGivenUp() {
    requested(MANY, NOON);

    assertThat(isKnown(0, NOON.plus(RideState.REMEMBERED_OPEN).minusMillis(1))).isTrue();
    assertThat(isKnown(1, NOON.plus(RideState.REMEMBERED_OPEN))).isFalse();
    assertThat(stored()).isGreaterThan(MANY / 2);
  }

  @Test
  void anEndedRideIsForgottenThreeHoursAfterItsEndAndAnOpenOneAfterADay() {
    send(1, false, NOON);
    send(2, false, NOON);
    send(2, true, NOON.plus(Duration.ofHours(2)));

    send(3, true, NOON.plus(Duration.ofHours(4)));
    assertThat(stored()).isEqualTo(3);
    send(3, true, NOON.plus(Duration.ofHours(5)).plusSeconds(60));
    assertThat(stored()).isEqualTo(2);
    send(4, true, NOON.plus(Duration.ofHours(24)).plusSeconds(60));
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void ridesOfBeforeARestartAreReadAFewAtATimeAndForgotten() {
    var restored = driver.<UUID, Seen>getKeyValueStore("seen");
    for (int ride = 0; ride < MANY; ride++) {
      restored.put(new UUID(0, ride), new Seen(NOON.toEpochMilli() - ride, false));
    }

    read.set(0);
    driver.advanceWallClockTime(RideStore.BETWEEN_READS);
    assertThat(read.get()).isBetween(1, RideStore.READ_AT_A_TIME + 1);
    for (int steps = 0; steps < 4; steps++) {
      driver.advanceWallClockTime(RideStore.BETWEEN_READS);
    }
    assertThat(found).hasSize(MANY);
    for (int ride = MANY; ride < 2 * MANY; ride++) {
      send(ride, false, NOON.plus(RideState.REMEMBERED_OPEN));
    }
    assertThat(stored()).isEqualTo(MANY);

    read.set(0);
    driver.advanceWallClockTime(RideStore.BETWEEN_READS);
    assertThat(read.get()).isZero();
  }

  @Test
  void ridesThatCannotBeReadAreNotTakenForTheEndOfTheStore() {
    requested(10, NOON);
    unreadable = 7;

    assertThatThrownBy(() -> driver.advanceWallClockTime(RideStore.BETWEEN_READS))
        .rootCause()
        .isInstanceOf(ProcessorStateException.class)
        .hasMessage(
            "store seen of task 0_0 cannot be read behind %s, and its last ride is %s"
                .formatted(new UUID(0, 6), new UUID(0, 9)));
  }

  @Test
  void aStoreWhoseLastRidesAreForgottenWhileItIsReadIsNotDamaged() {
    var restored = driver.<UUID, Seen>getKeyValueStore("seen");
    for (int ride = 0; ride <= RideStore.READ_AT_A_TIME; ride++) {
      restored.put(new UUID(0, ride), new Seen(NOON.toEpochMilli(), false));
    }
    driver.advanceWallClockTime(RideStore.BETWEEN_READS);

    restored.delete(new UUID(0, RideStore.READ_AT_A_TIME));
    restored.delete(new UUID(0, RideStore.READ_AT_A_TIME - 1));
    driver.advanceWallClockTime(RideStore.BETWEEN_READS);

    assertThat(stored()).isEqualTo(RideStore.READ_AT_A_TIME - 1);
    read.set(0);
    driver.advanceWallClockTime(RideStore.BETWEEN_READS);
    assertThat(read.get()).as("reads once it has been read").isZero();
  }

  private void requested(int rides, Instant at) {
    for (int ride = 0; ride < rides; ride++) {
      send(ride, false, at);
    }
  }

  private void send(int ride, boolean over, Instant at) {
    input().pipeInput(new UUID(0, ride), over ? "over" : "open", at);
  }

  /// Whether a ride was known when it was seen once more.
  private boolean isKnown(int ride, Instant at) {
    input().pipeInput(new UUID(0, ride), "ask", at);
    return driver
        .createOutputTopic("known", Serdes.UUID().deserializer(), Serdes.Boolean().deserializer())
        .readValue();
  }

  private TestInputTopic<UUID, String> input() {
    return driver.createInputTopic("rides", new UUIDSerializer(), Serdes.String().serializer());
  }

  private long stored() {
    long count = 0;
    try (var all = driver.<UUID, Seen>getKeyValueStore("seen").all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  private TopologyTestDriver driver() {
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(new DamagedStores("seen"), Serdes.UUID(), countingReads())
            .withLoggingDisabled());
    builder.stream("rides", Consumed.with(Serdes.UUID(), Serdes.String()))
        .process(Rides::new, "seen")
        .to(
            "known",
            org.apache.kafka.streams.kstream.Produced.with(Serdes.UUID(), Serdes.Boolean()));
    var properties = new Properties();
    properties.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "rides",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1",
            StreamsConfig.STATE_DIR_CONFIG, directory.toString()));
    return new TopologyTestDriver(builder.build(), properties, NOON);
  }

  private Serde<Seen> countingReads() {
    return Serdes.serdeFrom(
        (_, seen) ->
            ByteBuffer.allocate(9)
                .putLong(seen.touchedAt())
                .put((byte) (seen.over() ? 1 : 0))
                .array(),
        (_, bytes) -> {
          read.incrementAndGet();
          var buffer = ByteBuffer.wrap(bytes);
          return new Seen(buffer.getLong(), buffer.get() == 1);
        });
  }

  /// Stores as Kafka Streams has them, whose iterators end where records cannot be read.
  private final class DamagedStores implements KeyValueBytesStoreSupplier {

    private final String name;

    DamagedStores(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String metricsScope() {
      return "rocksdb";
    }

    @Override
    public RocksDBStore get() {
      return new RocksDBStore(name, metricsScope()) {
        @Override
        public synchronized KeyValueIterator<Bytes, byte[]> range(
            @Nullable Bytes from, @Nullable Bytes to) {
          var key = Serdes.UUID().serializer().serialize("", new UUID(0, unreadable - 1));
          return super.range(from, to == null ? Bytes.wrap(key) : to);
        }
      };
    }
  }

  private final class Rides extends ContextualProcessor<UUID, String, UUID, Boolean> {

    private RideStore<Seen> rides;

    @Override
    public void init(ProcessorContext<UUID, Boolean> context) {
      super.init(context);
      rides = RideStore.open(context, "seen", found::add);
    }

    @Override
    public void process(Record<UUID, String> record) {
      var remembered = rides.at(record.key());
      if (record.value().equals("ask")) {
        context().forward(record.withValue(remembered.state().isPresent()));
      } else {
        remembered.put(new Seen(record.timestamp(), record.value().equals("over")));
      }
    }
  }
}
