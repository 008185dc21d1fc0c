package io.taxiapp.system;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The ways through the code that `docs/architecture.md` lists: each station is a class that is
/// where the page says, and is connected with those before it.
final class WaysTest {

  private static final int MAX_STATIONS = 15;
  private static final Path ROOT = SourceTree.find().root();

  /// A heading of a way, and what follows up to the next one.
  private static final Pattern WAY =
      Pattern.compile("^### (The way of .*)\n((?:(?!^#).*\n)*)", Pattern.MULTILINE);

  private static final Pattern NUMBERED = Pattern.compile("^\\d+\\. (.*)$", Pattern.MULTILINE);

  /// Module, package under `io.taxiapp` and name.
  private static final Pattern STATION = Pattern.compile("`([a-z-]+)/([a-z.]+)\\.([A-Z]\\w+)` .*");

  private static final Pattern OVER_TOPIC = Pattern.compile("(reads|on) `taxi\\.");

  /// Another class that a line names.
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)`");

  private static final Set<String> CLASSES = classes();

  /// @param overTopic whether the one before is left over a topic of Kafka
  private record Station(String name, String source, boolean overTopic) {

    static Station of(String line) throws IOException {
      var station = STATION.matcher(line);
      assertThat(station.matches()).as(line).isTrue();
      var file =
          ROOT.resolve(station.group(1))
              .resolve("src/main/java/io/taxiapp")
              .resolve(station.group(2).replace('.', '/'))
              .resolve(station.group(3) + ".java");
      assertThat(file).isRegularFile();
      assertThat(NAMED.matcher(line).results().map(named -> named.group(1)))
          .as(line)
          .allSatisfy(name -> assertThat(CLASSES).contains(name));
      return new Station(station.group(3), Files.readString(file), OVER_TOPIC.matcher(line).find());
    }

    boolean names(Station other) {
      return Pattern.compile("\\b" + other.name + "\\b").matcher(source).find();
    }
  }

  /// The simple names of all classes in the modules' main code.
  private static Set<String> classes() {
    try (var files = Files.find(ROOT, 20, (file, _) -> file.toString().endsWith(".java"))) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyStationIsAClassThatIsConnectedWithThoseBeforeIt() throws IOException {
    var ways = ways();

    assertThat(ways)
        .containsOnlyKeys(
            "The way of a ride, from `POST /rides` to the rider's event stream",
            "The way of a record that cannot be used, to the dead letters and back",
            "The way of a bundle, from trip records to a loaded model");
    for (var way : ways.entrySet()) {
      var before = new ArrayList<Station>();
      for (var line : NUMBERED.matcher(way.getValue()).results().toList()) {
        var station = Station.of(line.group(1));
        assertThat(
                before.isEmpty()
                    || station.overTopic
                    || before.stream().anyMatch(it -> it.names(station) || station.names(it)))
            .as(station.name)
            .isTrue();
        before.add(station);
      }
      assertThat(before).as(way.getKey()).hasSizeBetween(5, MAX_STATIONS);
    }
  }

  private static Map<String, String> ways() throws IOException {
    return WAY.matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
        .results()
        .collect(toMap((MatchResult way) -> way.group(1), way -> way.group(2)));
  }
}
