package io.taxiapp.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.local.process.StackSettings.Ports;
import io.taxiapp.simulator.replay.Replay;
import io.taxiapp.simulator.replay.ReplayProgress;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trips;
import io.taxiapp.verification.CheckedReplay;
import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.EventualVerdict;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A real stack, from the jars that were built, with rides to send through it.
record LocalRun(LocalStack stack) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// @param kafka a broker that runs already; a local one is started without it
  static LocalRun start(Path directory, Optional<String> kafka) throws InterruptedException {
    var settings =
        kafka.isEmpty()
            ? settings(directory)
            : new StackSettings(SourceTree.find(), directory, kafka, Ports.free());
    return new LocalRun(LocalStack.start(settings));
  }

  /// Of a stack with a broker of its own.
  private static StackSettings settings(Path directory) {
    return new StackSettings(SourceTree.find(), directory, Optional.empty(), Ports.free())
        .forTests();
  }

  /// @param over how long it takes to send them
  ReplayResult rides(int rides, Duration over) throws InterruptedException {
    var trips = trips(rides);
    return new CheckedReplay(
            replay(trips, over),
            stack.settings().bootstrapServers(),
            stack.settings().tree().models(),
            EventualVerdict.within(PATIENCE),
            false)
        .run(trips, ReplayProgress.silent(), () -> true);
  }

  /// The same, judged by whoever calls.
  ///
  /// @return those that were accepted
  Set<UUID> accepted(int rides, Duration over) throws InterruptedException {
    var trips = trips(rides);
    return replay(trips, over).run(trips, _ -> {}, () -> true).stream()
        .filter(SentRide.Accepted.class::isInstance)
        .map(SentRide.Accepted.class::cast)
        .map(SentRide.Accepted::rideId)
        .collect(Collectors.toSet());
  }

  private Trips trips(int rides) {
    return new GeneratedTrips(tables().pairs(), rides).until(Instant.now(), rides);
  }

  private Replay replay(Trips trips, Duration over) {
    double speed = (double) trips.span().toMillis() / over.toMillis();
    return Replay.undisturbed(stack.backend(), new Route(tables().zones()), speed)
        .patient(PATIENCE);
  }

  private LookupTables tables() {
    return LookupTables.read(stack.settings().tree().models().resolve("duration"));
  }

  /// Made again while the backend says 503, as clients do: a busy machine may be late.
  HttpResponse<String> post(String path, String json) {
    var request =
        HttpRequest.newBuilder(stack.backend().resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(() -> send(request), answer -> answer.statusCode() != 503);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  /// How many dead letters the backend knows of.
  long deadLetters() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("/city")).at("/deadLetters/count").asLong();
  }

  String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(stack.backend().resolve(path)).build()).body();
  }

  @Override
  public void close() {
    stack.close();
  }
}
