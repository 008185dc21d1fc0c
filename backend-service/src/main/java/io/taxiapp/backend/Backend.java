package io.taxiapp.backend;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.EventLoopGroup;
import io.taxiapp.backend.city.CityView;
import io.taxiapp.backend.estimate.DurationEstimate;
import io.taxiapp.backend.estimate.RideFactsReader;
import io.taxiapp.backend.feed.ViewConsumer;
import io.taxiapp.backend.health.EventLoops;
import io.taxiapp.backend.health.Readiness;
import io.taxiapp.backend.limit.InFlight;
import io.taxiapp.backend.model.ModelCatalog;
import io.taxiapp.backend.page.PageController;
import io.taxiapp.backend.publish.RideEventPublisher;
import io.taxiapp.backend.ride.RideReports;
import io.taxiapp.backend.ride.RideRequests;
import io.taxiapp.backend.view.Published;
import io.taxiapp.backend.view.RideStreams;
import io.taxiapp.backend.view.RideView;
import io.taxiapp.stream.Health;
import io.taxiapp.stream.HealthServer;
import io.taxiapp.stream.KafkaHealthCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running service: everything is made here, in order, and closed in the reverse order.
final class Backend implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
  private static final Duration REQUESTS = Duration.ofSeconds(2);

  private final Timing timing;
  private final RideStreams streams;
  private final RideView view;
  private final RideEventPublisher publisher;
  private final KafkaHealthCheck kafkaHealth;
  private final ViewConsumer consumer;
  private final InFlight publishing;
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final HealthServer healthServer;
  private volatile boolean leaving;

  private Backend(
      BackendSettings settings, ModelCatalog models, Timing timing, InstantSource clock) {
    this.timing = timing;
    streams = new RideStreams(timing.streams());
    view =
        new RideView(settings.viewSpan(), settings.viewMaxRides(), settings.viewMaxBytes(), clock);
    var city = new CityView(clock);
    kafkaHealth =
        new KafkaHealthCheck("backend-service-pulse", settings.kafka(), "backend-service");
    publisher =
        new RideEventPublisher(
            settings.kafka(),
            event -> view.put(new Published.Acknowledged(event, clock.millis())),
            kafkaHealth::disagreement);
    consumer = new ViewConsumer(settings.kafka(), view, city, settings.viewSpan(), clock);
    var reader = new RideFactsReader(models.zones(), clock);
    var estimate = new DurationEstimate(models.duration());
    var readiness = new Readiness(List.of(this::leaving, kafkaHealth::away, view::catchingUp));
    publishing = new InFlight(InFlight.PUBLISHING, settings.maxInFlight());
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(
                Map.of(
                    "micronaut.server.port",
                    settings.httpPort(),
                    PageController.SIMULATED_TAXI,
                    settings.simulatedTaxi(),
                    "taxi.request-patience",
                    timing.request()))
            .singletons(
                clock,
                // Answers are written on virtual threads too: see EventJson.
                JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build(),
                models,
                reader,
                estimate,
                view,
                city,
                streams,
                publishing,
                new RideRequests(estimate, publisher, view, timing.publication()),
                new RideReports(publisher, view, clock, timing.publication()),
                readiness)
            .build();
    // Under this name controllers ask for it.
    context.registerSingleton(
        ExecutorService.class, publishing.threads(), Qualifiers.byName(InFlight.PUBLISHING));
    context.start();
    server = context.getBean(EmbeddedServer.class).start();
    var registry = context.getBean(PrometheusMeterRegistry.class);
    measure(registry);
    var eventLoops = new EventLoops(context.getBean(EventLoopGroup.class));
    healthServer = healthServer(settings, () -> health(eventLoops, readiness), registry);
  }

  /// Returns when HTTP is answered; whether Kafka is there is told by readiness.
  ///
  /// @param models outlive the backend
  static Backend start(BackendSettings settings, ModelCatalog models) {
    return start(settings, models, Timing.NORMAL);
  }

  static Backend start(BackendSettings settings, ModelCatalog models, Timing timing) {
    return new Backend(settings, models, timing, InstantSource.system());
  }

  URI address() {
    return server.getURI();
  }

  /// Why it has to end: Kafka is not the one that it was made from.
  Optional<String> kafkaReplaced() {
    return kafkaHealth.replaced();
  }

  /// Where health and metrics are answered.
  URI management() {
    var address = healthServer.address();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private static HealthServer healthServer(
      BackendSettings settings, Supplier<Health> health, PrometheusMeterRegistry registry) {
    try {
      return new HealthServer(settings.health(), health, registry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It is asked on a port of its own, which says nothing of the one that riders use.
  private static Health health(EventLoops eventLoops, Readiness readiness) {
    boolean live = eventLoops.turn();
    var obstacle = readiness.obstacle();
    var reason = live ? obstacle.orElse("ready") : "an event loop hangs";
    return new Health(live, true, live && obstacle.isEmpty(), reason);
  }

  private void measure(MeterRegistry registry) {
    kafkaHealth.measure(registry);
    publisher.measure(registry);
    consumer.measure(registry);
    publishing.measure(registry);
    Gauge.builder("taxi.streams.open", streams, RideStreams::size)
        .description("subscribers that follow a ride")
        .register(registry);
  }

  private void finishRequests() {
    if (server instanceof GracefulShutdownCapable http) {
      try {
        http.shutdownGracefully().toCompletableFuture().get(REQUESTS.toMillis(), MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.info("some connections are cut: {}", e.toString());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Optional<String> leaving() {
    return leaving ? Optional.of("stopping") : Optional.empty();
  }

  private void lastCall() {
    leaving = true;
    try {
      Thread.sleep(timing.lastCall());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes a few seconds at most: open streams end, requests under way are answered.
  @Override
  public void close() {
    lastCall();
    streams.close();
    finishRequests();
    server.stop();
    healthServer.close();
    context.close();
    publishing.close();
    consumer.close();
    publisher.close();
    kafkaHealth.close();
  }
}
