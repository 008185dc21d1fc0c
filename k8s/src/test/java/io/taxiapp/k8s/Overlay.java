package io.taxiapp.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A directory that `kubectl` applies, and what Kustomize renders it to.
record Overlay(Path directory) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /// What was rendered: the files do not change while tests run.
  private static final Map<Path, byte[]> RENDERED = new ConcurrentHashMap<>();

  static Overlay named(String name) {
    return new Overlay(Path.of("overlays", name));
  }

  /// All of them.
  static List<Overlay> all() throws IOException {
    try (Stream<Path> directories = Files.list(Path.of("overlays"))) {
      return directories.sorted().map(Overlay::new).toList();
    }
  }

  /// Whether it is for a cluster without operators, on one's own machine.
  boolean isLocal() {
    return toString().startsWith("local");
  }

  /// What `kubectl apply -k` would send, of which the caller may change anything. The test is
  /// skipped, loudly, where there is no `kubectl`.
  List<Manifest> render() throws IOException, InterruptedException {
    var yaml = RENDERED.get(directory);
    if (yaml == null) {
      yaml = kustomized();
      RENDERED.put(directory, yaml);
    }
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll().stream().map(Manifest::new).toList();
    }
  }

  private byte[] kustomized() throws IOException, InterruptedException {
    var rendering =
        new ProcessBuilder("kubectl", "kustomize", directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    var process = started(rendering);
    var yaml = process.getInputStream().readAllBytes();
    var status = process.waitFor();
    if (status != 0) {
      throw new AssertionError("kubectl kustomize " + directory + ": expected 0, found " + status);
    }
    return yaml;
  }

  /// The first resource of an API version and kind.
  Manifest first(String type) throws IOException, InterruptedException {
    return render().stream()
        .filter(manifest -> manifest.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Process started(ProcessBuilder rendering) {
    try {
      return rendering.start();
    } catch (IOException e) {
      System.err.println(
          "NOT CHECKED: no manifest is rendered without kubectl (" + e.getMessage() + ")");
      return Assumptions.abort("kubectl is needed to render manifests");
    }
  }

  @Override
  public String toString() {
    return directory.getFileName().toString();
  }
}
