package io.taxiapp.backend;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.servers.Server;
import io.taxiapp.backend.model.ModelCatalog;
import io.taxiapp.model.ModelBundle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the backend as a process, until `SIGTERM`.
@OpenAPIDefinition(
    info =
        @Info(
            title = "TaxiApp",
            version = "1",
            description =
                "Ride requests get their trip duration at once; a corrected duration, the tip and the cost follow while the ride lives. Whatever is refused is answered with application/problem+json.\n\nA prediction has a value (seconds, totalSeconds, remainingSeconds, cents) and an interval beside it in the same unit. Its p50 is the median, and eight of ten rides lie between p10 and p90. The value of a duration or a tip is the mean, which is rarely p50 and need not lie within the interval. Show people p50.",
            license =
                @License(
                    name = "Apache-2.0",
                    url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
    servers = @Server(url = "/", description = "Where this document comes from"))
public final class Application {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final Duration EXIT = Duration.ofSeconds(9);

  private Application() {}

  static void main() throws InterruptedException {
    Thread.currentThread().setUncaughtExceptionHandler(Application::giveUp);
    var settings = BackendSettings.fromEnvironment(System.getenv());
    LOG.info("settings: {}", settings);
    var stop = new CountDownLatch(1);
    var main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> exit(stop, main), "stop"));
    var bundle = settings.modelDirectory().resolve(ModelCatalog.DURATION);
    try (var duration = ModelBundle.load(bundle);
        var backend =
            Backend.start(settings, ModelCatalog.of(duration, settings.modelDirectory()))) {
      LOG.info("answering on {}", backend.address());
      while (!stop.await(1, TimeUnit.SECONDS)) {
        requireSameKafka(backend);
      }
    }
    LOG.info("stopped");
  }

  private static void requireSameKafka(Backend backend) {
    backend
        .kafkaReplaced()
        .ifPresent(
            why -> {
              throw new IllegalStateException("Kafka is not the one that was: " + why);
            });
  }

  /// What was started before it failed would go on for ever.
  private static void giveUp(Thread main, Throwable failure) {
    LOG.error("giving up", failure);
    Runtime.getRuntime().halt(1);
  }

  /// A stop that was asked for is no failure; without this a signal ends the JVM with 143.
  private static void exit(CountDownLatch stop, Thread main) {
    boolean asked = stop.getCount() > 0 && main.isAlive();
    stop.countDown();
    try {
      boolean ended = main.join(EXIT);
      Runtime.getRuntime().halt(asked && ended ? 0 : 1);
    } catch (InterruptedException _) {
      Runtime.getRuntime().halt(1);
    }
  }
}
