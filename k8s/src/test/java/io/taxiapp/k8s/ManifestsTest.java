package io.taxiapp.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `kubectl apply -k` would send, for each overlay.
class ManifestsTest {

  /// In the page's sources: a path of the service in quotes, up to what is put in.
  private static final Pattern PATH = Pattern.compile("[\"'`](/[a-z][a-z./-]*[a-z])(?=[\"'`?/$])");

  private static CustomResources customResources = new CustomResources(Map.of());

  @BeforeAll
  static void loadSchemas() throws Exception {
    customResources = CustomResources.load();
  }

  static List<Overlay> overlays() throws IOException {
    return Overlay.all();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachResourceIsOneThatItsApiKnows(Overlay overlay) throws Exception {
    assertThat(overlay.render())
        .isNotEmpty()
        .allSatisfy(manifest -> assertThat(violations(manifest)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    // an unknown field, a field that is missing, a field of another type: of each API
    "apps/v1 StatefulSet, /spec,                             replica, 2,     replica",
    "apps/v1 StatefulSet, /spec/template/spec/containers/0,  name,    ,      name",
    "apps/v1 StatefulSet, /spec/template/spec,               nodeName, true, StatefulSet.spec.template.spec.nodeName:",
    "apps/v1 StatefulSet, /spec,                             replicas, '\"2\"', StatefulSet.spec.replicas:",
    "apps/v1 StatefulSet, /spec,                             replicas, two, two",
    "kafka.strimzi.io/v1 KafkaTopic, /spec,                  partition, 12,  KafkaTopic.spec.partition:",
    "kafka.strimzi.io/v1 KafkaUser, /spec/authorization,     type,    ,      the field type",
    "kafka.strimzi.io/v1 KafkaTopic, /spec,                  partitions, '\"12\"', a whole number",
    "kafka.strimzi.io/v1 KafkaTopic, /metadata,              lables,  '{}',   lables",
    "kafka.strimzi.io/v1 KafkaNodePool, /spec,               roles,   '[\"brokr\"]', one of",
    "keda.sh/v1alpha1 ScaledObject, /spec,                   maxReplicas, 12, ScaledObject.spec.maxReplicas:",
    "keda.sh/v1alpha1 ScaledObject, /spec,                   triggers, ,     the field triggers",
    "keda.sh/v1alpha1 ScaledObject, /spec/triggers/0/metadata, lagThreshold, 500, a string"
  })
  void aPlantedErrorIsFound(
      String type, String path, String field, @Nullable String value, String found)
      throws Exception {
    var manifest = first(Overlay.named("production"), type);
    var parent = (ObjectNode) manifest.json().at(path);
    if (value == null) {
      parent.remove(field);
    } else {
      parent.set(field, CustomResources.yaml(value));
    }

    assertThat(violations(manifest)).hasSize(1).first().asString().contains(found);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noPodMayDoMoreThanItMust(Overlay overlay) throws Exception {
    assertThat(pods(overlay))
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/automountServiceAccountToken").asText()).isEqualTo("false");
              assertThat(pod.at("/enableServiceLinks").asText()).isEqualTo("false");
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              for (var container : pod.path("containers")) {
                var context = container.path("securityContext");
                assertThat(context.at("/allowPrivilegeEscalation").asText()).isEqualTo("false");
                assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(context.at("/readOnlyRootFilesystem").asBoolean())
                    .isEqualTo(container.path("image").asText().startsWith("taxiapp/"));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatAPodNamesIsThere(Overlay overlay) throws Exception {
    var rendered = overlay.render();
    var names = rendered.stream().map(Manifest::toString).toList();
    for (var manifest : rendered) {
      var pod = manifest.pod();
      var volumes =
          Stream.concat(
                  pod.path("volumes").findValuesAsText("name").stream(),
                  manifest.spec().path("volumeClaimTemplates").findValuesAsText("name").stream())
              .toList();
      for (var container : pod.path("containers")) {
        assertThat(volumes)
            .as("volumes of " + manifest)
            .containsAll(container.path("volumeMounts").findValuesAsText("name"));
        for (var source : container.path("envFrom")) {
          assertThat(names).contains("ConfigMap " + source.at("/configMapRef/name").asText());
        }
      }
      if (pod.has("serviceAccountName")) {
        assertThat(names).contains("ServiceAccount " + pod.path("serviceAccountName").asText());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void aWorkloadSelectsItsOwnPodsAndTheyMayReachKafka(Overlay overlay) throws Exception {
    var rendered = overlay.render();
    for (var workload : rendered.stream().filter(manifest -> !manifest.pod().isEmpty()).toList()) {
      var labels = workload.spec().at("/template/metadata/labels");
      assertThat(labels.properties())
          .as("labels of " + workload)
          .containsAll(workload.spec().at("/selector/matchLabels").properties())
          .contains(Map.entry("app.kubernetes.io/part-of", TextNode.valueOf("taxiapp")));
      if (workload.kind().equals("StatefulSet")) {
        assertThat(rendered)
            .extracting(Manifest::toString)
            .contains("Service " + workload.spec().path("serviceName").asText());
      }
    }
  }

  @Test
  void productionHasTheTopicsOfTheCatalogue() throws Exception {
    var declared =
        Overlay.named("production").render().stream()
            .filter(manifest -> manifest.kind().equals("KafkaTopic"))
            .map(
                topic ->
                    List.of(topic.name(), topic.spec().path("partitions").asInt(), config(topic)))
            .toList();
    var catalogue =
        Topics.all().stream()
            .map(
                topic ->
                    List.of(topic.name(), topic.partitions(), TopicCreation.configuration(topic)))
            .toList();

    assertThat(declared).containsExactlyInAnyOrderElementsOf(catalogue);
  }

  @Test
  void theBackendMayReadEveryTopicItShows() throws Exception {
    var readable =
        user("backend-service")
            .at("/authorization/acls")
            .valueStream()
            .filter(acl -> acl.path("operations").toString().contains("Read"))
            .map(acl -> acl.at("/resource/name").asText())
            .toList();

    assertThat(readable).containsAll(Topics.all().stream().map(Topic::name).toList());
  }

  @Test
  void aConsumerMayReadItsTopicsAndWriteItsResultsAndDeadLetters() throws Exception {
    for (var consumer : List.of("duration-consumer", "tip-consumer", "cost-consumer")) {
      var acls = user(consumer).at("/authorization/acls").valueStream().toList();
      assertThat(acls)
          .as(consumer)
          .anyMatch(acl -> allows(acl, "taxi.ride-events.v1", "Read"))
          .anyMatch(
              acl -> allows(acl, consumer.replaceAll("(.*)-.*", "taxi.$1-predictions.v1"), "Write"))
          .anyMatch(acl -> allows(acl, "taxi.dead-letters.v1", "Write"));
    }
  }

  private static JsonNode user(String name) throws Exception {
    return Overlay.named("production").render().stream()
        .filter(manifest -> manifest.toString().equals("KafkaUser " + name))
        .findFirst()
        .orElseThrow()
        .spec();
  }

  private static boolean allows(JsonNode acl, String topic, String operation) {
    return acl.at("/resource/name").asText().equals(topic)
        && acl.path("operations").toString().contains(operation);
  }

  @Test
  void theIngressHasEveryPathThatThePageAsksFor() throws Exception {
    var paths =
        first(Overlay.named("production"), "networking.k8s.io/v1 Ingress")
            .spec()
            .at("/rules/0/http/paths")
            .valueStream()
            .toList();
    var page = Path.of("../backend-service/src/main/resources/page");
    var asked = new TreeSet<String>();
    try (var files = Files.list(page)) {
      for (var file : files.filter(f -> f.toString().matches(".*\\.(html|js)")).toList()) {
        PATH.matcher(Files.readString(file)).results().forEach(path -> asked.add(path.group(1)));
      }
    }

    assertThat(asked).contains("/rides", "/city", "/health/readiness");
    assertThat(asked).allMatch(path -> paths.stream().anyMatch(rule -> leads(rule, path)));
  }

  private static boolean leads(JsonNode rule, String path) {
    var prefix = rule.path("path").asText();
    return path.equals(prefix)
        || (rule.path("pathType").asText().equals("Prefix") && path.startsWith(prefix + "/"));
  }

  @Test
  void kafkasOwnPodsAreRestrictedToo() throws Exception {
    var kafka = first(Overlay.named("production"), "kafka.strimzi.io/v1 Kafka").spec();
    for (var pod : List.of("/kafka/template/pod", "/entityOperator/template/pod")) {
      assertThat(kafka.at(pod + "/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(kafka.at(pod + "/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
    }
    for (var container :
        List.of(
            "/kafka/template/kafkaContainer",
            "/entityOperator/template/topicOperatorContainer",
            "/entityOperator/template/userOperatorContainer")) {
      var context = kafka.at(container + "/securityContext");
      assertThat(context.path("allowPrivilegeEscalation").asText()).isEqualTo("false");
      assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }
  }

  @Test
  void aConsumerScalesOnTheLagOfItsGroupUpToItsPartitions() throws Exception {
    var rendered = Overlay.named("production").render();
    var consumers =
        rendered.stream().filter(manifest -> manifest.kind().equals("StatefulSet")).toList();

    assertThat(rendered)
        .filteredOn(manifest -> manifest.kind().equals("ScaledObject"))
        .hasSameSizeAs(consumers)
        .allSatisfy(
            scaled -> {
              assertThat(consumers)
                  .extracting(Manifest::name)
                  .contains(scaled.spec().at("/scaleTargetRef/name").asText());
              assertThat(scaled.spec().at("/triggers/0/metadata/consumerGroup").asText())
                  .isEqualTo(scaled.spec().at("/scaleTargetRef/name").asText());
              assertThat(scaled.spec().path("maxReplicaCount").asInt())
                  .isEqualTo(Topics.RIDE_EVENTS.partitions());
            });
  }

  private static List<String> violations(Manifest manifest) {
    return customResources.knows(manifest)
        ? customResources.violations(manifest)
        : KubernetesTypes.violations(manifest);
  }

  private static Map<String, String> config(Manifest topic) {
    return topic
        .spec()
        .path("config")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }

  private static List<JsonNode> pods(Overlay overlay) throws Exception {
    return overlay.render().stream()
        .map(Manifest::pod)
        .filter(pod -> !pod.isMissingNode())
        .toList();
  }

  private static Manifest first(Overlay overlay, String type) throws Exception {
    return overlay.render().stream()
        .filter(manifest -> manifest.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
