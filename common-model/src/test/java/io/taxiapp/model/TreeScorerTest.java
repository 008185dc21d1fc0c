package io.taxiapp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeScorerTest {
  private static final Path MODELS = Path.of("..", "models");
  private static final int ROWS = 4_000;

  @ParameterizedTest
  @ValueSource(strings = {"duration", "corrected-duration", "tip", "cost"})
  void walkingTheTreesGivesTheBitsOfOnnxRuntime(String name) throws IOException {
    Path bundle = MODELS.resolve(name);
    byte[] onnx = Files.readAllBytes(bundle.resolve(ModelBundle.MODEL_FILE));
    int width = ModelCard.read(bundle).featureNames().size();
    Forests forests = Forests.read(onnx, width).orElseThrow();

    try (OnnxModel reference = OnnxModel.openSession(onnx, width)) {
      assertThat(new TreeCheck(forests, scorer(reference)).agrees(ROWS)).isTrue();
    }
  }

  @Test
  void aGraphOfAnotherFormIsLeftToOnnxRuntime() throws IOException {
    Path bundle = MODELS.resolve("tip");
    byte[] onnx = Files.readAllBytes(bundle.resolve(ModelBundle.MODEL_FILE));
    int width = ModelCard.read(bundle).featureNames().size();
    byte[] other =
        new String(onnx, StandardCharsets.ISO_8859_1)
            .replace("MatMul", "MatPow")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Forests.read(onnx, width)).isPresent();
    assertThat(Forests.read(other, width)).isEmpty();
  }

  @Test
  void aRowIsCalibratedAsTheFirstGroupThatItIsOf() throws IOException {
    Path bundle = MODELS.resolve("cost");
    ModelCard card = ModelCard.read(bundle);
    byte[] onnx = Files.readAllBytes(bundle.resolve(ModelBundle.MODEL_FILE));
    Forests forests = Forests.read(onnx, card.featureNames().size()).orElseThrow();

    assertThat(forests.calibrations).hasSizeGreaterThan(1);
    float[] row = new float[card.featureNames().size()];
    assertThat(forests.calibration(row)).isSameAs(forests.calibration);
    forests.calibrations[1].toEdge(row, true);
    assertThat(forests.calibration(row)).isSameAs(forests.calibrations[1].matrix);
    forests.calibrations[0].toEdge(row, true);
    assertThat(forests.calibration(row)).isSameAs(forests.calibrations[0].matrix);
  }

  @Test
  void aWalkThatDiffersInOneLeafIsFound() throws IOException {
    Path bundle = MODELS.resolve("tip");
    byte[] onnx = Files.readAllBytes(bundle.resolve(ModelBundle.MODEL_FILE));
    int width = ModelCard.read(bundle).featureNames().size();
    Forests forests = Forests.read(onnx, width).orElseThrow();
    // A tree of p10 is full to its depth: many rows find each of its leaves.
    int leaf = forests.roots[1][0];
    for (int step = 0; step < forests.depths[1]; step++) {
      leaf = Forests.isLeaf(forests.nodes[leaf]) ? leaf : Forests.child(forests.nodes[leaf]);
    }
    forests.leaves[leaf] = Math.nextUp(forests.leaves[leaf] + 1);

    try (OnnxModel reference = OnnxModel.openSession(onnx, width)) {
      assertThat(new TreeCheck(forests, scorer(reference)).agrees(ROWS)).isFalse();
    }
  }

  @Test
  void whatIsNoForestIsLeftToOnnxRuntime() {
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);

    assertThat(Forests.read(noise, 3)).isEmpty();
    assertThat(Forests.read(new byte[0], 3)).isEmpty();
  }

  @Test
  void floatsKeepTheirOrderAsKeys() {
    float[] ordered = {
      Float.NEGATIVE_INFINITY, -1e30f, -2, -1, -Float.MIN_VALUE, 0, Float.MIN_VALUE, 1, 2, 1e30f
    };
    for (int i = 1; i < ordered.length; i++) {
      assertThat(Forests.key(ordered[i])).isGreaterThan(Forests.key(ordered[i - 1]));
    }
    assertThat(Forests.key(-0.0f)).isEqualTo(Forests.key(0.0f));
    assertThat(Forests.key(Float.NEGATIVE_INFINITY)).isGreaterThan(Integer.MIN_VALUE);
    assertThat(Forests.key(Float.POSITIVE_INFINITY)).isLessThan(Integer.MAX_VALUE);
  }

  private static RowScorer scorer(OnnxModel model) {
    return new RowScorer() {
      @Override
      public void score(float[] row, float[] columns) {
        model.score(row, columns);
      }

      @Override
      public void close() {}
    };
  }
}
