package io.taxiapp.local.process;

import io.taxiapp.local.process.ServiceSpec.Ready;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The processes of a stack: what each is told, and how much memory it may take.
///
/// Heaps are small and compilation stops at the first tier: a local stack is started often, runs
/// for minutes, and shares two cores.
public record Services(StackSettings settings) {

  private static final List<String> EVERY_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          // What reading a model and filling RocksDB's buffers took is not kept for later.
          "-XX:TrimNativeHeapInterval=10000",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          // Kafka upper-cases names of constants as the locale has it, which in Turkish finds none.
          "-Duser.language=en",
          "-Duser.country=",
          "-Duser.timezone=UTC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// One called `broker`, or `broker-1` to `broker-3`.
  public List<ServiceSpec> brokers() {
    var ports = settings.ports();
    return ports.kafka().size() == 1
        ? List.of(broker("broker", "kafka", ports.kafka().getFirst()))
        : IntStream.rangeClosed(1, ports.kafka().size())
            .mapToObj(
                node ->
                    broker("broker-" + node, "kafka-" + node, ports.kafka().get(node - 1))
                        .with(
                            List.of(
                                "--node", Integer.toString(node), "--controllers", controllers())))
            .toList();
  }

  private String controllers() {
    return settings.ports().controllers().stream()
        .map(port -> Integer.toString(port))
        .collect(Collectors.joining(","));
  }

  private ServiceSpec broker(String name, String directory, int port) {
    return new ServiceSpec(
        name,
        "local-broker",
        "io.taxiapp.broker.LocalBrokerProcess",
        options(List.of("-Xmx320m")),
        List.of(
            "--dir",
            settings.dataDirectory().resolve(directory).toString(),
            "--port",
            Integer.toString(port)),
        Map.of(),
        new Ready.Says("ready "));
  }

  public ServiceSpec backend() {
    var ports = settings.ports();
    return service(
        "backend-service",
        "backend-service",
        "io.taxiapp.backend.Application",
        // Rides stay in its view for hours: each young collection moves those that came since the
        // last, and what waits for an answer waits for it.
        List.of("-Xmx256m", "-XX:MaxNewSize=16m"),
        Map.of("TAXI_HTTP_PORT", Integer.toString(ports.http()), "TAXI_SIMULATED_TAXI", "true"),
        ports.management());
  }

  /// The three consumers.
  public List<ServiceSpec> consumers() {
    var ports = settings.ports();
    return List.of(
        consumer("duration-consumer", "duration.DurationConsumer", ports.duration()),
        tipConsumer("tip-consumer", ports.tip()),
        consumer("cost-consumer", "cost.CostConsumer", ports.cost()));
  }

  /// One instance of the tip-consumer; each needs a name and a port of its own.
  public ServiceSpec tipConsumer(String name, int healthPort) {
    return consumer(name, "tip-consumer", "tip.TipConsumer", healthPort);
  }

  private ServiceSpec consumer(String name, String mainClass, int healthPort) {
    return consumer(name, name, mainClass, healthPort);
  }

  private ServiceSpec consumer(String name, String module, String mainClass, int healthPort) {
    var session = Long.toString(settings.session().toMillis());
    var heartbeat = Long.toString(settings.session().dividedBy(3).toMillis());
    var own = new HashMap<String, String>();
    own.put("TAXI_STATE_DIR", settings.state(name).toString());
    // A static member: killed and started again, it has its partitions back at once.
    own.put("TAXI_KAFKA_CONSUMER_GROUP_INSTANCE_ID", name);
    own.put("TAXI_KAFKA_CONSUMER_SESSION_TIMEOUT_MS", session);
    own.put("TAXI_KAFKA_CONSUMER_HEARTBEAT_INTERVAL_MS", heartbeat);
    own.put("TAXI_KAFKA_PRODUCER_TRANSACTION_TIMEOUT_MS", session);
    if (settings.quick()) {
      // Each commit costs the broker and the consumer more than the records in it.
      own.put("TAXI_COMMIT_INTERVAL_MS", "500");
    }
    return service(name, module, "io.taxiapp." + mainClass, List.of("-Xmx160m"), own, healthPort);
  }

  private ServiceSpec service(
      String name,
      String module,
      String mainClass,
      List<String> heap,
      Map<String, String> own,
      int healthPort) {
    var environment = new HashMap<>(own);
    environment.put("TAXI_HEALTH_PORT", Integer.toString(healthPort));
    environment.put("TAXI_KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
    environment.put("TAXI_MODEL_DIR", settings.tree().models().toString());
    return new ServiceSpec(
        name,
        module,
        mainClass,
        options(heap),
        List.of(),
        Map.copyOf(environment),
        new Ready.Answers(URI.create("http://127.0.0.1:" + healthPort + "/health/readiness")));
  }

  private static List<String> options(List<String> heap) {
    return Stream.concat(heap.stream(), EVERY_JVM.stream()).toList();
  }
}
