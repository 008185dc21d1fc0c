package io.taxiapp.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The schemas of Strimzi's, KEDA's and the Prometheus operator's resources, by API version and
/// kind.
record CustomResources(Map<String, OpenApiSchema> schemas) {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path STRIMZI = Path.of("target/strimzi");
  private static final List<String> KINDS =
      List.of("kafka.Kafka", "nodepool.KafkaNodePool", "topic.KafkaTopic", "user.KafkaUser");

  /// Strimzi's are generated from its classes by its own program; those of the others, whose file
  /// begins as their API does, are derived from their types by `custom-schema.mjs`.
  static CustomResources load() throws IOException, InterruptedException {
    var schemas = new HashMap<String, OpenApiSchema>();
    for (var file : strimzi()) {
      var definition = YAML.readTree(file.toFile()).path("spec");
      for (var version : definition.path("versions")) {
        schemas.put(
            "kafka.strimzi.io/%s %s"
                .formatted(version.path("name").asText(), definition.at("/names/kind").asText()),
            new OpenApiSchema(version.at("/schema/openAPIV3Schema")));
      }
    }
    for (var file : List.of("keda.json", "prometheus.json")) {
      for (var kind : YAML.readTree(new File("src/test/resources", file)).properties()) {
        var version = kind.getValue().at("/properties/apiVersion/enum/0").asText();
        schemas.put(version + " " + kind.getKey(), new OpenApiSchema(kind.getValue()));
      }
    }
    return new CustomResources(Map.copyOf(schemas));
  }

  boolean knows(Manifest manifest) {
    return schemas.containsKey(manifest.type());
  }

  List<String> violations(Manifest manifest) {
    var schema = Objects.requireNonNull(schemas.get(manifest.type()), manifest.type());
    return Stream.concat(
            schema.violations(manifest.kind(), manifest.json()).stream(),
            KubernetesTypes.metadataViolations(manifest).stream())
        .toList();
  }

  private static List<Path> strimzi() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", STRIMZI + "/*", "io.strimzi.crdgenerator.CrdGenerator", "--yaml"));
    command.addAll(List.of("--target-kube", "1.30+", "--api-versions", "v1"));
    command.addAll(List.of("--describe-api-versions", "v1", "--storage-version", "v1"));
    var files = new ArrayList<Path>();
    for (var kind : KINDS) {
      var file = STRIMZI.resolve(kind + ".yaml").toAbsolutePath();
      Files.deleteIfExists(file);
      files.add(file);
      command.add("io.strimzi.api.kafka.model." + kind + "=" + file);
    }
    var log = Path.of("target", "crd-generator.log").toAbsolutePath();
    var generator = new ProcessBuilder(command).redirectErrorStream(true);
    if (generator.redirectOutput(log.toFile()).start().waitFor() != 0) {
      throw new IllegalStateException("expected Strimzi's schemas, found none: see " + log);
    }
    return files;
  }

  static JsonNode yaml(String text) throws IOException {
    return YAML.readTree(text);
  }
}
