package io.taxiapp.bench.process;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.local.process.ServiceSpec.Ready;
import io.taxiapp.local.process.Services;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// One side of a comparison: a broker of its own, so that nothing of the other side is work of this
/// one, and the processes beside it.
public final class BenchSide implements AutoCloseable {

  private static final String HEAP = "256m";

  private final BenchContext context;
  private final StackSettings settings;
  private final Services services;
  private final List<ServiceProcess> processes = new ArrayList<>();
  private final List<MeasuredProcess> measured = new ArrayList<>();

  private final Thread onExit = new Thread(this::vanish, "end the side");

  private BenchSide(BenchContext context, String name) {
    this.context = context;
    settings =
        new StackSettings(
            context.tree(),
            context.directory().resolve(name),
            Optional.empty(),
            StackSettings.Ports.free());
    services = new Services(settings);
  }

  /// Starts its broker with the topics of the catalogue.
  public static BenchSide start(BenchContext context, String name, OpenedResources opened)
      throws InterruptedException {
    var side = opened.add(new BenchSide(context, name));
    Runtime.getRuntime().addShutdownHook(side.onExit);
    var broker = side.services.brokers().getFirst();
    side.begin(with(broker, options(broker, "1g"), Map.of())).awaitReady(Duration.ofMinutes(2));
    try (var admin = side.admin()) {
      TopicCreation.createMissing(admin);
    }
    return side;
  }

  /// The processor time that its broker, the first of its processes, has taken since it started.
  public synchronized long brokerCpuNanos() {
    return ProcessClock.of(processes.getFirst().pid()).nanos();
  }

  public StackSettings settings() {
    return settings;
  }

  public String kafka() {
    return settings.bootstrapServers();
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka()));
  }

  /// A topic beside the catalogue's, laid out as that of the ride events.
  public void createLikeRides(String topic) throws InterruptedException, ExecutionException {
    var wanted =
        new NewTopic(topic, Optional.of(Topics.RIDE_EVENTS.partitions()), Optional.empty())
            .configs(TopicCreation.configuration(Topics.RIDE_EVENTS));
    try (var admin = admin()) {
      admin.createTopics(List.of(wanted)).all().get();
    }
  }

  /// A service as it ships, under its default settings but for some.
  ///
  /// @param name such as `tip-consumer`
  /// @param environment settings beside the defaults
  public MeasuredProcess service(String name, Map<String, String> environment)
      throws InterruptedException {
    return service(name, HEAP, environment);
  }

  /// The same with another heap.
  public MeasuredProcess service(String name, String heap, Map<String, String> environment)
      throws InterruptedException {
    return measured(spec(name), heap, environment);
  }

  /// One instance of the tip-consumer among others.
  public MeasuredProcess tipConsumer(int number, Map<String, String> environment)
      throws InterruptedException {
    var spec = services.tipConsumer("tip-consumer-" + number, FreePorts.row(1));
    return measured(spec, HEAP, environment);
  }

  /// Its addresses, its memory and its main class.
  public ServiceSpec spec(String name) {
    return name.equals("backend-service")
        ? services.backend()
        : services.consumers().stream()
            .filter(consumer -> consumer.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("expected a service, found " + name));
  }

  /// A program of this module that runs as a consumer does.
  ///
  /// @param environment its settings beside those of every consumer
  public MeasuredProcess program(String name, Class<?> main, Map<String, String> environment)
      throws InterruptedException {
    return measured(programSpec(name, main), HEAP, environment);
  }

  /// A server of this module that runs as the backend does.
  public MeasuredProcess server(String name, Class<?> main) throws InterruptedException {
    return measured(programSpec(name, main, spec("backend-service")), HEAP, Map.of());
  }

  /// How a program is started that runs as a consumer does.
  public ServiceSpec programSpec(String name, Class<?> main) {
    return programSpec(name, main, spec("tip-consumer"));
  }

  private ServiceSpec programSpec(String name, Class<?> main, ServiceSpec like) {
    int port = FreePorts.row(1);
    return new ServiceSpec(
        name,
        "benchmarks",
        main.getName(),
        like.jvmOptions(),
        List.of(),
        Map.of(
            "TAXI_KAFKA_BOOTSTRAP_SERVERS",
            kafka(),
            "TAXI_MODEL_DIR",
            context.tree().models().toString(),
            "TAXI_APPLICATION_ID",
            name,
            "TAXI_STATE_DIR",
            settings.state(name).toString(),
            "TAXI_HEALTH_PORT",
            Integer.toString(port),
            "TAXI_HTTP_PORT",
            Integer.toString(port)),
        new Ready.Answers(URI.create("http://127.0.0.1:" + port + "/health/readiness")));
  }

  private MeasuredProcess measured(ServiceSpec spec, String heap, Map<String, String> environment)
      throws InterruptedException {
    int jmx = FreePorts.row(1);
    var options = new ArrayList<>(options(spec, heap));
    options.addAll(JvmMeter.options(jmx));
    var process = MeasuredProcess.ready(begin(with(spec, options, environment)), jmx);
    measured.add(process);
    return process;
  }

  /// As in production: the second compiler, and a heap that is not the limit.
  public static List<String> options(ServiceSpec spec, String heap) {
    var options = new ArrayList<String>();
    options.add("-Xmx" + heap);
    spec.jvmOptions().stream()
        .filter(option -> !option.startsWith("-Xmx") && !option.contains("TieredStopAtLevel"))
        .forEach(options::add);
    return options;
  }

  /// The same process told something else.
  public static ServiceSpec with(
      ServiceSpec spec, List<String> options, Map<String, String> environment) {
    var all = new HashMap<>(spec.environment());
    all.put("TAXI_LOG_LEVEL", "WARN");
    all.putAll(environment);
    return new ServiceSpec(
        spec.name(),
        spec.module(),
        spec.mainClass(),
        options,
        spec.arguments(),
        Map.copyOf(all),
        spec.ready());
  }

  /// Starts a process, to be stopped with the others.
  public synchronized ServiceProcess begin(ServiceSpec spec) {
    var process = ServiceProcess.start(spec, context.tree(), settings.logs());
    processes.add(process);
    return process;
  }

  /// Kills what is left: what it wrote is of no more use.
  @Override
  public synchronized void close() {
    measured.forEach(MeasuredProcess::stopReading);
    killAll();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook itself is at work.
    }
  }

  /// A run that is cut short leaves nothing either.
  private void vanish() {
    killAll();
    try {
      DirectoryTree.deleteIfExists(settings.dataDirectory());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + settings.dataDirectory(), e);
    }
  }

  private void killAll() {
    processes.reversed().stream().filter(ServiceProcess::isAlive).forEach(ServiceProcess::kill);
  }
}
