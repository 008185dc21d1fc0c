package io.taxiapp.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one topology from start to `SIGTERM`; the rules are those of the package.
public final class StreamsProcess {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsProcess.class);

  /// Together under the 10 seconds that a stop may take.
  private static final Duration CLOSE = Duration.ofSeconds(6);

  private static final Duration EXIT = Duration.ofSeconds(9);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final StreamsSettings settings;
  private final Supplier<Topology> topology;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final FailurePolicy failures;
  private final StreamThreadWatch missing;
  private volatile Health health = new Health(true, false, false, "starting");
  private volatile boolean stoppedCleanly;
  private volatile int port;

  StreamsProcess(StreamsSettings settings, Supplier<Topology> topology) {
    this.settings = settings;
    this.topology = topology;
    this.missing = new StreamThreadWatch(settings.threads(), System::nanoTime);
    this.failures = new FailurePolicy(settings.threads(), InstantSource.system(), stop);
  }

  /// Returns when the process was told to stop; the caller then closes what it opened, and the
  /// process exits with 0.
  ///
  /// @throws IllegalStateException if the streams gave up; let it end `main`, so that the process
  ///     exits with 1
  public static void run(StreamsSettings settings, Supplier<Topology> topology)
      throws IOException, InterruptedException {
    var process = new StreamsProcess(settings, topology);
    var main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.exit(main), "stop"));
    process.run();
    process.stoppedCleanly = true;
  }

  void run() throws IOException, InterruptedException {
    LOG.info("settings: {}", settings);
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var clientId = settings.applicationId() + "-pulse";
    try (var kafkaHealth =
            new KafkaHealthCheck(clientId, settings.kafka(), settings.applicationId());
        var server = new HealthServer(settings.health(), () -> health(kafkaHealth), registry)) {
      kafkaHealth.measure(registry);
      port = server.address().getPort();
      LOG.info("health and metrics on {}", server.address());
      if (awaitTopics(kafkaHealth)) {
        stream(kafkaHealth, registry);
      }
    }
    LOG.info("stopped");
  }

  /// Streams that start before Kafka answers and has every topic give up.
  ///
  /// @return false if it was told to stop
  private boolean awaitTopics(KafkaHealthCheck kafkaHealth) throws InterruptedException {
    for (var away = kafkaHealth.away(); away.isPresent(); away = kafkaHealth.away()) {
      health = new Health(true, false, false, away.get());
      if (stop.await(KafkaHealthCheck.PAUSE_WHILE_AWAY.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private void stream(KafkaHealthCheck kafkaHealth, PrometheusMeterRegistry registry)
      throws IOException, InterruptedException {
    try (var state = LocalState.open(settings, registry)) {
      if (!isComparedWithKafka(state)) {
        return;
      }
      try (var streams = started(state, registry);
          var streamsMetrics = new KafkaStreamsMetrics(streams);
          var gcMetrics = new JvmGcMetrics()) {
        streamsMetrics.bindTo(registry);
        gcMetrics.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        var aliveThreads = aliveThreads(streams);
        while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          requireThreads(streams, ((Number) aliveThreads.metricValue()).intValue());
          kafkaHealth.replaced().ifPresent(why -> giveUp("Kafka was replaced or restored: " + why));
        }
        close(streams, state);
      }
    }
    if (!health.live()) {
      throw new IllegalStateException(settings.applicationId() + " gave up: see the log above");
    }
  }

  /// @return false if it was told to stop
  private boolean isComparedWithKafka(LocalState state) throws IOException, InterruptedException {
    while (true) {
      try {
        state.keepWhatFollowsFromKafka();
        return true;
      } catch (KafkaException e) {
        var reason = "the stores could not be compared with Kafka yet: " + e.getMessage();
        LOG.warn(reason, e);
        health = new Health(true, false, false, reason);
        if (stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }

  /// Kafka Streams opens all that it finds on the disk before anything else, and is of no use once
  /// it could not.
  private KafkaStreams started(LocalState state, MeterRegistry registry) throws IOException {
    var streams = create(state, registry);
    try {
      streams.start();
      return streams;
    } catch (RetriableException e) {
      streams.close(CLOSE);
      throw e; // It is Kafka that did not answer.
    } catch (RuntimeException e) {
      streams.close(CLOSE);
      LOG.error("Kafka Streams cannot start on {}", settings.stateDirectory(), e);
      state.discard(LocalState.Reason.DAMAGED, "it cannot be opened: " + e.getMessage());
    }
    var anew = create(state, registry);
    anew.start();
    return anew;
  }

  private KafkaStreams create(LocalState state, MeterRegistry registry) {
    var properties = settings.properties(registry);
    properties.put(ChangelogOffsets.CONFIG, state.offsets());
    var streams = new KafkaStreams(topology.get(), properties, settings.clients());
    streams.setUncaughtExceptionHandler(
        failure -> {
          state.noteLoss(failure);
          return failures.handle(failure);
        });
    streams.setStateListener((now, _) -> changed(now));
    return streams;
  }

  private void close(KafkaStreams streams, LocalState state)
      throws IOException, InterruptedException {
    var inTime =
        streams.close(
            CloseOptions.timeout(CLOSE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (inTime && health.live()) {
      state.seal();
    }
    if (!inTime && !health.live()) {
      LOG.error("{} gave up, and its threads did not end", settings.applicationId());
      // What follows would wait for them without a limit.
      Runtime.getRuntime().halt(1);
    }
  }

  void stop() {
    stop.countDown();
  }

  /// Of health and metrics; 0 while it is not answered yet.
  int port() {
    return port;
  }

  private void requireThreads(KafkaStreams streams, int alive) {
    if (missing.tooLong(alive) && streams.state().isRunningOrRebalancing()) {
      LOG.error("expected {} stream threads, found {}", settings.threads(), alive);
      giveUp("a stream thread could not be replaced");
    }
  }

  /// Whoever started the process decides.
  private void giveUp(String why) {
    LOG.error("giving up: {}", why);
    health = new Health(false, health.started(), false, why);
    stop.countDown();
  }

  /// Not the threads' metadata: one that ends, and waits for Kafka with that, is RUNNING there.
  private static Metric aliveThreads(KafkaStreams streams) {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("alive-stream-threads"))
        .findFirst()
        .orElseThrow();
  }

  private void changed(KafkaStreams.State state) {
    var running = state == KafkaStreams.State.RUNNING;
    var failed = state == KafkaStreams.State.ERROR || state == KafkaStreams.State.PENDING_ERROR;
    health =
        new Health(
            health.live() && !failed, health.started() || running, running, state.toString());
    LOG.info("streams are {}", state);
    if (failed) {
      stop.countDown();
    }
  }

  /// Kafka Streams goes on running without Kafka, and while a thread that died is not replaced yet.
  private Health health(KafkaHealthCheck kafkaHealth) {
    var now = health;
    return failures
        .pause()
        .or(kafkaHealth::away)
        .filter(_ -> now.ready())
        .map(reason -> new Health(now.live(), now.started(), false, reason))
        .orElse(now);
  }

  private void exit(Thread main) {
    try {
      stop.countDown();
      var ended = main.join(EXIT);
      Runtime.getRuntime().halt(ended && stoppedCleanly ? 0 : 1);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
