package io.taxiapp.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kubernetes' own resources, checked by the official client's types: they refuse what is unknown
/// or missing, and what they read as another type comes back different from what they were given.
final class KubernetesTypes {

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("v1 Namespace", V1Namespace.class),
          Map.entry("v1 ConfigMap", V1ConfigMap.class),
          Map.entry("v1 Service", V1Service.class),
          Map.entry("v1 ServiceAccount", V1ServiceAccount.class),
          Map.entry("apps/v1 Deployment", V1Deployment.class),
          Map.entry("apps/v1 StatefulSet", V1StatefulSet.class),
          Map.entry("batch/v1 Job", V1Job.class),
          Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
          Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class));

  private KubernetesTypes() {}

  static List<String> violations(Manifest manifest) {
    var type = TYPES.get(manifest.type());
    if (type == null) {
      return List.of(manifest.type() + ": expected one of " + TYPES.keySet());
    }
    return violations(manifest.kind(), manifest.json(), type);
  }

  /// What is wrong with the metadata of any resource, a custom one too.
  static List<String> metadataViolations(Manifest manifest) {
    return violations(
        manifest.kind() + ".metadata", manifest.json().path("metadata"), V1ObjectMeta.class);
  }

  private static List<String> violations(String path, JsonNode json, Class<?> type) {
    var given = JsonParser.parseString(json.toString());
    try {
      var gson = JSON.getGson();
      var found = new ArrayList<String>();
      compare(path, given, gson.toJsonTree(gson.fromJson(given, type)), found);
      return found;
    } catch (
        RuntimeException e) { // of many kinds, for a field that is unknown, missing or mistyped
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static void compare(
      String path, JsonElement given, @Nullable JsonElement read, List<String> found) {
    if (given.isJsonObject() && read != null && read.isJsonObject()) {
      for (var field : given.getAsJsonObject().entrySet()) {
        var name = field.getKey();
        compare(path + "." + name, field.getValue(), read.getAsJsonObject().get(name), found);
      }
    } else if (given.isJsonArray() && read != null && read.isJsonArray()) {
      for (int i = 0; i < given.getAsJsonArray().size(); i++) {
        var element = given.getAsJsonArray().get(i);
        compare(path + "[" + i + "]", element, read.getAsJsonArray().get(i), found);
      }
    } else if (!given.equals(read)) {
      found.add(path + ": expected " + read + ", found " + given);
    }
  }
}
