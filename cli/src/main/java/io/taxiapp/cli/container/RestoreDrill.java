package io.taxiapp.cli.container;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.local.container.ComposeProject;
import io.taxiapp.local.process.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/// Whether what `backup.sh` writes is enough for `restore.sh`.
///
/// One ride has its predictions when the backup is made, another is requested after it. Then what
/// Kafka and Caddy keep is lost, and what two of the consumers do; the third remembers the later
/// ride, as on a server whose Kafka alone is restored. After the restore the first ride is there,
/// the second is not: requested again, it gets all of its predictions.
///
/// @param patience how long a ride's predictions are waited for
public record RestoreDrill(ComposeProject project, CaddyEndpoint door, Duration patience) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LOST =
      Set.of("kafka", "caddy-data", "duration-state", "cost-state");
  private static final String REMEMBERED = "tip-state";
  private static final String RIDE =
      """
      {"riderId": "restore-drill", "pickupZone": 74, "dropoffZone": 138, "paymentMethod": "card"}""";

  /// Returns when all of this was found.
  ///
  /// @throws IllegalStateException naming what was not
  public void run() throws InterruptedException, IOException {
    var archives = Files.createTempDirectory("taxi-backup-");
    try {
      var before = request("before-the-backup");
      var predictions = awaitPredictions(before);
      project.script("backup.sh", archives.toString());
      project.run("up", "--detach", "--wait");
      var after = request("after-the-backup");
      awaitPredictions(after);

      project.run("down");
      project.remove(LOST);
      var remembered = project.created(REMEMBERED);
      project.script("restore.sh", only(archives).toString());
      project.run("up", "--detach", "--wait");

      expect(
          awaitPredictions(before).containsAll(predictions),
          "the predictions of before: " + before);
      door.get(404, "/rides/" + after);
      expect(request("before-the-backup").equals(before), "the same ride: " + before);
      expect(request("after-the-backup").equals(after), "the ride again: " + after);
      awaitPredictions(after);
      expect(!project.created(REMEMBERED).equals(remembered), "a new volume " + REMEMBERED);
    } finally {
      DirectoryTree.deleteIfExists(archives);
    }
  }

  private String request(String key) throws InterruptedException, IOException {
    return JSON.readTree(door.post("/rides", key, RIDE, patience)).path("rideId").asText();
  }

  /// The ids of a ride's predictions, once there are some of each kind.
  private Set<String> awaitPredictions(String ride) throws InterruptedException, IOException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      var body = door.get(200, "/rides/" + ride + "/predictions");
      var said = JSON.readTree(body);
      if (Stream.of("durations", "tips", "costs").noneMatch(kind -> said.path(kind).isEmpty())) {
        return said.findValues("id").stream().map(JsonNode::asText).collect(toSet());
      }
      expect(System.nanoTime() < until, "a prediction of each kind for " + ride + " in " + body);
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static Path only(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.reduce((_, _) -> directory).orElse(directory);
    }
  }

  private static void expect(boolean found, String what) {
    if (!found) {
      throw new IllegalStateException("restore: expected " + what + ", found none");
    }
  }
}
