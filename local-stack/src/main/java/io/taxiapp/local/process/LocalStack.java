package io.taxiapp.local.process;

import io.taxiapp.topic.TopicCreation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/// The brokers, the topics, the backend and the three consumers, running until it is closed, or
/// until this JVM is told to end.
public final class LocalStack implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private final StackSettings settings;
  private final Services services;
  private final DataDirectory directory;
  private final List<ServiceProcess> processes = new ArrayList<>();
  private final Thread onExit = new Thread(this::stopOnExit, "stop the stack");
  private volatile boolean stopping;

  private LocalStack(StackSettings settings) {
    this.settings = settings;
    this.services = new Services(settings);
    directory = DataDirectory.hold(settings.dataDirectory());
  }

  /// Returns when everything is ready.
  ///
  /// @throws ProcessFailure naming the process that is not
  /// @throws IllegalStateException if a port, the data directory or a copy of it is taken, or a
  ///     module is not built
  public static LocalStack start(StackSettings settings) throws InterruptedException {
    return start(settings, StackProgress.silent());
  }

  /// The same, telling how far it is.
  public static LocalStack start(StackSettings settings, StackProgress progress)
      throws InterruptedException {
    requirePorts(settings);
    DataDirectory.requireNoCopyInUse(settings.dataDirectory(), RunningService.all());
    var stack = new LocalStack(settings);
    Runtime.getRuntime().addShutdownHook(stack.onExit);
    try {
      stack.startAll(progress);
      return stack;
    } catch (ProcessFailure e) {
      progress.failed(e);
      stack.close();
      throw e;
    } catch (InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private static void requirePorts(StackSettings settings) {
    var ports = settings.ports();
    FreePorts.require("backend-service", ports.http());
    FreePorts.require("backend-service's health and metrics", ports.management());
    FreePorts.require("duration-consumer", ports.duration());
    FreePorts.require("tip-consumer", ports.tip());
    FreePorts.require("cost-consumer", ports.cost());
    if (settings.kafka().isEmpty()) {
      ports.kafka().forEach(port -> FreePorts.require("broker", port));
    }
  }

  private void startAll(StackProgress progress) throws InterruptedException {
    if (settings.kafka().isEmpty()) {
      awaitReady(services.brokers().stream().map(this::start).toList(), progress);
    }
    try (var admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      TopicCreation.createMissing(admin, settings.maxPartitions());
    }
    var started = new ArrayList<ServiceProcess>();
    started.add(start(services.backend()));
    services.consumers().forEach(consumer -> started.add(start(consumer)));
    awaitReady(started, progress);
  }

  /// Whoever of the stack ends meanwhile is named at once, whoever else is waited for.
  private void awaitReady(List<ServiceProcess> started, StackProgress progress)
      throws InterruptedException {
    var waiting = new ArrayList<>(started);
    long began = System.nanoTime();
    long said = began;
    while (!waiting.isEmpty()) {
      var dead = dead();
      if (!dead.isEmpty()) {
        throw new ProcessFailure(dead.getFirst().death());
      }
      for (var process : List.copyOf(waiting)) {
        if (process.isReady()) {
          waiting.remove(process);
          said = System.nanoTime();
          progress.said("%s is ready after %d s".formatted(process.name(), seconds(began)));
        }
      }
      if (System.nanoTime() - began > READY.toNanos() && !waiting.isEmpty()) {
        throw waiting.getFirst().late(READY);
      }
      if (System.nanoTime() - said > LONGEST_SILENCE.toNanos()) {
        said = System.nanoTime();
        var names = waiting.stream().map(ServiceProcess::name).collect(Collectors.joining(", "));
        progress.said("still waiting for %s (%d s)".formatted(names, seconds(began)));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static long seconds(long sinceNanos) {
    return Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds();
  }

  /// Starts one more process, to be stopped with the others.
  public ServiceProcess start(ServiceSpec spec) {
    synchronized (processes) {
      if (stopping) {
        throw new IllegalStateException(
            "the stack is stopping: " + spec.name() + " is not started");
      }
      var process = ServiceProcess.start(spec, settings);
      processes.add(process);
      return process;
    }
  }

  /// Deletes what a consumer that does not run remembers; its changelogs in Kafka stay.
  public void forgetState(String consumer) throws IOException {
    DirectoryTree.deleteIfExists(settings.state(consumer));
  }

  public StackSettings settings() {
    return settings;
  }

  public Services services() {
    return services;
  }

  public URI backend() {
    return URI.create("http://127.0.0.1:" + settings.ports().http());
  }

  /// All that were started, in that order.
  public List<ServiceProcess> processes() {
    synchronized (processes) {
      return List.copyOf(processes);
    }
  }

  /// The one that has this name now; empty if none of them is alive.
  public Optional<ServiceProcess> running(String name) {
    return processes().reversed().stream()
        .filter(process -> process.name().equals(name) && process.isAlive())
        .findFirst();
  }

  /// Those that ended by themselves.
  public List<ServiceProcess> dead() {
    return stopping
        ? List.of()
        : processes().stream().filter(process -> !process.isAlive()).toList();
  }

  /// Stops what is left, the brokers last. A second call does nothing.
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook itself is at work.
    }
  }

  private void stopOnExit() {
    System.err.println("stopping everything ...");
    stop();
  }

  private void stop() {
    List<ServiceProcess> left;
    synchronized (processes) {
      stopping = true;
      left = processes.reversed().stream().filter(ServiceProcess::isAlive).toList();
    }
    try {
      var services = left.stream().filter(process -> !process.name().startsWith("broker")).toList();
      stop(services);
      stop(left.stream().filter(process -> !services.contains(process)).toList());
    } catch (InterruptedException e) {
      left.forEach(ServiceProcess::terminate);
      Thread.currentThread().interrupt();
    } finally {
      directory.close();
    }
  }

  private static void stop(List<ServiceProcess> together) throws InterruptedException {
    together.forEach(ServiceProcess::terminate);
    for (var process : together) {
      if (!process.awaitEnd()) {
        System.err.println(process.name() + " did not stop within 10 s and was killed");
      }
    }
  }
}
