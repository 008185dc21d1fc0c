package io.taxiapp.training.forest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Boosted trees for one output: the sum of a base and one leaf of each tree.
public record Forest(float base, List<Tree> trees, Booster booster) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Trains on rows (see [TrainingRows]); the same rows and settings give the same trees.
  public static Forest train(
      DMatrix rows, double base, ForestSettings settings, Objective objective) {
    try {
      Map<String, Object> parameters = new HashMap<>(settings.parameters(rows.rowNum()));
      parameters.putAll(objective.parameters());
      parameters.put("base_score", (float) base);
      Booster booster = XGBoost.train(rows, parameters, settings.trees(), Map.of(), null, null);
      return of(booster);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost did not train: " + e.getMessage(), e);
    }
  }

  /// Trains on rows that nothing else is trained on.
  ///
  /// @param weights of the rows; empty where all count the same
  public static Forest train(
      List<float[]> rows,
      float[] labels,
      float[] weights,
      ForestSettings settings,
      Objective objective) {
    try (TrainingRows training = TrainingRows.of(rows, labels, weights)) {
      return train(training.matrix(), objective.base(labels), settings, objective);
    }
  }

  private static Forest of(Booster booster) throws XGBoostError {
    try {
      JsonNode learner = JSON.readTree(booster.toByteArray("json")).get("learner");
      String base = learner.get("learner_model_param").get("base_score").asText();
      List<Tree> trees = new ArrayList<>();
      for (JsonNode tree : learner.get("gradient_booster").get("model").get("trees")) {
        trees.add(Tree.of(tree));
      }
      return new Forest(Float.parseFloat(base.replaceAll("[\\[\\]]", "")), trees, booster);
    } catch (IOException e) {
      throw new IllegalStateException("XGBoost's model is no JSON: " + e.getMessage(), e);
    }
  }

  /// What XGBoost itself predicts, one output for each row.
  public float[] predict(DMatrix rows) {
    try {
      float[][] outputs = booster.predict(rows);
      float[] values = new float[outputs.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = outputs[i][0];
      }
      return values;
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost did not predict: " + e.getMessage(), e);
    }
  }
}
