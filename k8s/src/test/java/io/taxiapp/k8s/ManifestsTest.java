package io.taxiapp.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `kubectl apply -k` would send, for each overlay.
class ManifestsTest {

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
    "keda.sh/v1alpha1 ScaledObject, /spec/triggers/0/metadata, lagThreshold, 500, a string",
    "monitoring.coreos.com/v1 PodMonitor, /spec,             endpoints, '[]', PodMonitor.spec.endpoints:",
    "monitoring.coreos.com/v1 PodMonitor, /spec,             selector, ,     the field selector",
    "monitoring.coreos.com/v1 PodMonitor, /spec/podMetricsEndpoints/0, port, 8080, a string",
    "monitoring.coreos.com/v1 PrometheusRule, /spec/groups/0/rules/0, expr, , the field expr",
    "monitoring.coreos.com/v1 PrometheusRule, /spec/groups/0/rules/0, for, 2 minutes, ([0-9]+)m"
  })
  void aPlantedErrorIsFound(
      String type, String path, String field, @Nullable String value, String found)
      throws Exception {
    var manifest = Overlay.named("production").first(type);
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

  /// A secret that nobody makes keeps a pod waiting for ever.
  @ParameterizedTest
  @MethodSource("overlays")
  void aSecretIsOneThatTheClusterOfTheOverlayMakes(Overlay overlay) throws Exception {
    var made = new ArrayList<String>();
    if (!overlay.isLocal()) {
      made.add("taxi-cluster-ca-cert"); // by Strimzi, as those of its users
      Overlay.named("production").render().stream()
          .filter(manifest -> manifest.kind().equals("KafkaUser"))
          .forEach(user -> made.add(user.name()));
    }

    for (var pod : pods(overlay)) {
      assertThat(made).containsAll(pod.path("volumes").findValuesAsText("secretName"));
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void aClusterOfOnesOwnNeedsNoOperator(Overlay overlay) throws Exception {
    if (overlay.isLocal()) {
      assertThat(overlay.render()).noneMatch(customResources::knows);
    }
  }

  /// The moment of the switch is what stands in the overlay, where README.md has it written.
  @ParameterizedTest
  @ValueSource(strings = {"tip-consumer-green", "local-tip-consumer-green"})
  void greenHasAGroupOfItsOwnAndAnswersFromItsMomentOn(String name) throws Exception {
    var overlay = Overlay.named(name);
    var settings = overlay.first("v1 ConfigMap").json().path("data");
    var moment = settings.path("TAXI_RESULTS_FROM").asText();

    assertThat(settings.path("TAXI_APPLICATION_ID").asText()).isEqualTo("tip-consumer-green");
    assertThat(moment).isNotEmpty();
    assertThat(overlay.directory().resolve("kustomization.yaml"))
        .content()
        .contains("TAXI_RESULTS_FROM=" + moment);
  }

  /// Each colour is scaled for itself; a canary is one instance.
  @ParameterizedTest
  @MethodSource("overlays")
  void whatTakesTheLoadInProductionIsScaled(Overlay overlay) throws Exception {
    var rendered = overlay.render();
    var scaled =
        rendered.stream()
            .map(manifest -> manifest.spec().at("/scaleTargetRef/name").asText())
            .filter(name -> !name.isEmpty())
            .toList();
    var workloads = rendered.stream().filter(manifest -> !manifest.pod().isMissingNode()).toList();

    if (overlay.isLocal() || overlay.toString().endsWith("-canary")) {
      assertThat(scaled).isEmpty();
    } else {
      assertThat(scaled)
          .containsExactlyInAnyOrderElementsOf(workloads.stream().map(Manifest::name).toList());
      assertThat(workloads).noneMatch(workload -> workload.spec().has("replicas"));
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

  private static List<String> violations(Manifest manifest) {
    return customResources.knows(manifest)
        ? customResources.violations(manifest)
        : KubernetesTypes.violations(manifest);
  }

  private static List<JsonNode> pods(Overlay overlay) throws Exception {
    return overlay.render().stream()
        .map(Manifest::pod)
        .filter(pod -> !pod.isMissingNode())
        .toList();
  }
}
