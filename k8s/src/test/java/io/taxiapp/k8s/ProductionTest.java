package io.taxiapp.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.certificate.RenewedCertificates;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What production's cluster must have for the services that run in it.
class ProductionTest {

  private static final Overlay PRODUCTION = Overlay.named("production");

  /// In the page's sources: a path of the service in quotes, up to what is put in.
  private static final Pattern PATH = Pattern.compile("[\"'`](/[a-z][a-z./-]*[a-z])(?=[\"'`?/$])");

  @Test
  void productionHasTheTopicsOfTheCatalogue() throws Exception {
    var declared =
        PRODUCTION.render().stream()
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

  /// Laid out as what they shadow, in production and, by the same names, on one's own machine.
  @Test
  void greenHasAShadowOfEachTopicThatItWrites() throws Exception {
    var shadows =
        Overlay.named("tip-consumer-green").render().stream()
            .filter(manifest -> manifest.kind().equals("KafkaTopic"))
            .toList();
    var shadowed = List.of(Topics.TIP_PREDICTIONS, Topics.DEAD_LETTERS);
    var local = Overlay.named("local").first("batch/v1 Job").pod().at("/containers/0/args");

    assertThat(shadows)
        .map(topic -> List.of(topic.spec().path("topicName").asText(), config(topic)))
        .containsExactlyInAnyOrderElementsOf(
            shadowed.stream()
                .map(it -> List.of(it.name() + ".shadow", TopicCreation.configuration(it)))
                .toList());
    assertThat(local.valueStream().map(JsonNode::asText))
        .containsExactlyElementsOf(shadowed.stream().map(Topic::name).toList());
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
    return PRODUCTION.render().stream()
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
        PRODUCTION
            .first("networking.k8s.io/v1 Ingress")
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

  /// Riders reach the port `http` alone, and Prometheus a port that nobody else reaches.
  @Test
  void whatIsForWhoeverRunsItIsOnAPortOfItsOwn() throws Exception {
    var rendered = PRODUCTION.render();
    for (var service : List.of("backend-service", "tip-consumer")) {
      var workload =
          rendered.stream()
              .filter(found -> found.name().equals(service) && !found.pod().isEmpty())
              .findFirst()
              .orElseThrow();
      var ports = workload.pod().at("/containers/0/ports");
      var own = service.equals("backend-service") ? "management" : "health";
      assertThat(workload.spec().at("/template/metadata/annotations/prometheus.io~1port").asText())
          .isEqualTo(port(ports, own));
      assertThat(workload.pod().at("/containers/0/livenessProbe/httpGet/port").asText())
          .isEqualTo(own);
    }
    assertThat(rendered)
        .filteredOn(
            found -> found.kind().equals("Service") && found.name().equals("backend-service"))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.spec().path("ports").findValuesAsText("targetPort"))
                    .containsExactly("http"));
    assertThat(rendered)
        .filteredOn(found -> found.kind().equals("NetworkPolicy"))
        .filteredOn(found -> found.spec().toString().matches(".*\"(management|health)\".*"))
        .hasSize(2)
        .allSatisfy(
            found ->
                assertThat(found.spec().at("/ingress/0/from").toString()).contains("monitoring"));
  }

  private static String port(JsonNode ports, String name) {
    return ports
        .valueStream()
        .filter(port -> port.path("name").asText().equals(name))
        .map(port -> port.path("containerPort").asText())
        .findFirst()
        .orElse("no port " + name);
  }

  @Test
  void kafkasOwnPodsAreRestrictedToo() throws Exception {
    var kafka = PRODUCTION.first("kafka.strimzi.io/v1 Kafka").spec();
    for (var pod : List.of("/kafka/template/pod", "/entityOperator/template/pod")) {
      assertThat(kafka.at(pod + "/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(kafka.at(pod + "/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
    }
    for (var container :
        List.of(
            "/kafka/template/initContainer",
            "/kafka/template/kafkaContainer",
            "/entityOperator/template/topicOperatorContainer",
            "/entityOperator/template/userOperatorContainer")) {
      var context = kafka.at(container + "/securityContext");
      assertThat(context.path("allowPrivilegeEscalation").asText()).isEqualTo("false");
      assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }
  }

  @Test
  void noTwoBrokersShareAMachineAndReplicasLieInDifferentZones() throws Exception {
    var kafka = PRODUCTION.first("kafka.strimzi.io/v1 Kafka").spec().path("kafka");
    var apart =
        kafka.at(
            "/template/pod/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0");

    assertThat(kafka.at("/rack/topologyKey").asText()).isEqualTo("topology.kubernetes.io/zone");
    assertThat(apart.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
    assertThat(apart.at("/labelSelector/matchLabels/strimzi.io~1name").asText())
        .isEqualTo("taxi-kafka");
  }

  /// After a change: the command in alerts.yaml.
  @Test
  void theAlertsAreThoseOfCompose() throws Exception {
    var compose =
        CustomResources.yaml(Files.readString(Path.of("../compose/prometheus/alerts.yml")));

    assertThat(PRODUCTION.first("monitoring.coreos.com/v1 PrometheusRule").spec().path("groups"))
        .isEqualTo(compose.path("groups"));
  }

  @Test
  void theMetricsOfAConsumerAreRead() throws Exception {
    var monitor = PRODUCTION.first("monitoring.coreos.com/v1 PodMonitor").spec();
    var selected = monitor.at("/selector/matchLabels").properties();
    var read =
        monitor
            .path("podMetricsEndpoints")
            .valueStream()
            .map(it -> it.path("port").asText())
            .toList();
    var namespace = PRODUCTION.first("monitoring.coreos.com/v1 PodMonitor").json();

    assertThat(read).containsExactly("management", "health");
    assertThat(namespace.at("/metadata/namespace").asText()).isEqualTo("taxi");
    assertThat(PRODUCTION.render())
        .filteredOn(manifest -> manifest.kind().equals("StatefulSet"))
        .isNotEmpty()
        .allSatisfy(
            consumer -> {
              var labels = consumer.spec().at("/template/metadata/labels");
              assertThat(labels.properties()).containsAll(selected);
              assertThat(labels.path(monitor.path("jobLabel").asText()).asText())
                  .isEqualTo(consumer.name());
              assertThat(consumer.pod().at("/containers/0/ports/0/name").asText()).isIn(read);
            });
  }

  @Test
  void aServiceLooksAtTheCertificatesWhereTheSecretsAre() throws Exception {
    for (var workload : PRODUCTION.render()) {
      for (var container : workload.pod().path("containers")) {
        var settings =
            container
                .path("env")
                .valueStream()
                .collect(
                    Collectors.toMap(
                        it -> it.path("name").asText(), it -> it.path("value").asText()));
        assertThat(settings)
            .as(workload.toString())
            .containsEntry(
                "TAXI_KAFKA_SSL_ENGINE_FACTORY_CLASS", RenewedCertificates.class.getName())
            .containsEntry(variable(RenewedCertificates.AUTHORITY), "/kafka/ca/ca.crt")
            .containsEntry(variable(RenewedCertificates.KEY), "/kafka/user/user.key")
            .containsEntry(variable(RenewedCertificates.CHAIN), "/kafka/user/user.crt");
        assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
            .contains("/kafka/ca", "/kafka/user");
      }
    }
  }

  private static String variable(String property) {
    return "TAXI_KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  @Test
  void theLeastKubernetesIsNamed() throws Exception {
    var sleeps =
        PRODUCTION.first("apps/v1 Deployment").pod().at("/containers/0/lifecycle/preStop/sleep");

    assertThat(sleeps.isMissingNode()).isFalse();
    // On by default since then.
    assertThat(Path.of("README.md")).content().contains("Kubernetes 1.30 or later");
  }

  @Test
  void aConsumerScalesOnTheLagOfItsGroupUpToItsPartitions() throws Exception {
    var rendered = PRODUCTION.render();
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

  private static Map<String, String> config(Manifest topic) {
    return topic
        .spec()
        .path("config")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }
}
