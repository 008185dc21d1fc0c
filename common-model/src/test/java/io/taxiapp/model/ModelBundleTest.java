package io.taxiapp.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each case spoils a copy of a shipped bundle in one way.
class ModelBundleTest {
  private static final Path SHIPPED = Path.of("..", "models", "duration");

  @TempDir private Path bundle;

  @BeforeEach
  void copyTheShippedBundle() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Files.copy(file, bundle.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  @Test
  void aWholeBundleIsIdentifiedByItsChecksums() throws IOException {
    try (ModelBundle loaded = ModelBundle.load(bundle)) {
      assertThat(loaded.identity().name()).isEqualTo("duration");
      assertThat(loaded.identity().digest())
          .isEqualTo(
              "sha256:" + Checksums.sha256(Files.readAllBytes(bundle.resolve(Checksums.FILE))));
    }
  }

  @Test
  void oneByteChangedIsRefused() throws IOException {
    byte[] model = Files.readAllBytes(bundle.resolve(ModelBundle.MODEL_FILE));
    model[model.length / 2] ^= 1;
    Files.write(bundle.resolve(ModelBundle.MODEL_FILE), model);

    assertRefused("model.onnx", "expected sha256", "found");
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    Files.delete(bundle.resolve("zone-pairs.csv"));

    assertRefused("zone-pairs.csv", "found no such file");
  }

  @Test
  void aFileThatNobodyVouchesForIsRefused() throws IOException {
    Files.writeString(bundle.resolve("notes.txt"), "hello");

    assertRefused("notes.txt", "expected only the files named in SHA256SUMS");
  }

  @Test
  void aBundleWithoutChecksumsIsRefused() throws IOException {
    Files.delete(bundle.resolve(Checksums.FILE));

    assertRefused("SHA256SUMS", "found none");
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ModelBundle.load(bundle.resolve("nowhere")))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("expected a directory");
  }

  @Test
  void aModelOfAnotherWidthIsRefused() throws IOException {
    edit(ModelCard.FILE, "\\{\\s*\"name\" : \"dispatched\"[^}]*\\}", "");
    edit(ModelCard.FILE, "\\},\\s*\\],\n(\\s*)\"training\"", "} ],\n$1\"training\"");

    assertRefused("model.onnx", "expected an input of 20 columns, found 21");
  }

  @Test
  void swappedFeaturesAreRefused() throws IOException {
    edit(ModelCard.FILE, "\"pickupLatitude\"", "\"_\"");
    edit(ModelCard.FILE, "\"dropoffLatitude\"", "\"pickupLatitude\"");
    edit(ModelCard.FILE, "\"_\"", "\"dropoffLatitude\"");

    assertRefused("golden-rows.json", "expected outputs");
  }

  @Test
  void anUnknownFeatureIsRefused() throws IOException {
    edit(ModelCard.FILE, "\"centroidKm\"", "\"meterKm\"");

    assertRefused("model-card.json", "meterKm");
  }

  @Test
  void aFeatureThatIsKnownLaterThanTheModelRunsIsRefused() throws IOException {
    edit(
        ModelCard.FILE,
        "\"name\" : \"centroidKm\",\\s*\"unit\" : \"km\",\\s*\"knownAt\" : \"request\"",
        "\"name\" : \"remainingDirectKm\", \"unit\" : \"km\", \"knownAt\" : \"progress\"");

    assertRefused("model-card.json", "known at REQUEST", "remainingDirectKm, known at PROGRESS");
  }

  @Test
  void aModelThatSaysItRunsLaterThanItIsAskedIsRefused() throws IOException {
    edit(ModelCard.FILE, "\"runsAt\" : \"request\"", "\"runsAt\" : \"progress\"");

    assertRefused("model-card.json", "to run at REQUEST", "found PROGRESS");
  }

  @Test
  void aFeatureThatIsDeclaredKnownEarlierThanItIsIsRefused() throws IOException {
    edit(ModelCard.FILE, "\"name\" : \"centroidKm\"", "\"name\" : \"remainingDirectKm\"");

    assertRefused("model-card.json", "knownAt=PROGRESS", "knownAt=REQUEST");
  }

  @Test
  void aGoldenOutputThatDoesNotHoldIsRefused() throws IOException {
    edit(GoldenRow.FILE, "\"outputs\" : \\[ (\\d)", "\"outputs\" : [ 1$1");

    assertRefused("golden-rows.json", "row 0: expected outputs");
  }

  @Test
  void aGoldenFeatureThatDoesNotHoldIsRefused() throws IOException {
    edit(GoldenRow.FILE, "\"weekday\" : 1.0", "\"weekday\" : 2.0");

    assertRefused("golden-rows.json", "expected weekday = 2.0, found 1.0");
  }

  @Test
  void aTableThatWasChangedIsFoundByTheGoldenRows() throws IOException {
    edit("expectations.csv", "(seconds,distance,\\d+),", "$1,9");

    assertRefused("golden-rows.json", "expected expectedSeconds");
  }

  @ParameterizedTest
  @CsvSource({
    "minimum, '\"minimum\" : 0.0,'",
    "knownAt, ',\\s*\"knownAt\" : \"request\"'",
    "publisher, '\"publisher\" : \"[^\"]*\",'",
    "sha256, '\"sha256\" : \"[^\"]*\",'",
    "rmse, '\"rmse\" : [0-9.]+,'",
  })
  void aCardWithAFieldTooFewIsRefused(String field, String pattern) throws IOException {
    edit(ModelCard.FILE, pattern, "");

    assertRefused("model-card.json", field);
  }

  @Test
  void aCardOfBeforeThereWereGainsAndSpreadsIsRead() throws IOException {
    ObjectNode card =
        (ObjectNode) BundleJson.MAPPER.readTree(Files.readAllBytes(bundle.resolve(ModelCard.FILE)));
    ((ObjectNode) card.get("training")).remove("gains");
    for (JsonNode backTest : card.get("backTests")) {
      ((ObjectNode) backTest).remove(List.of("by", "r2", "withinOneDollar", "spread"));
    }
    Files.writeString(bundle.resolve(ModelCard.FILE), BundleJson.MAPPER.writeValueAsString(card));
    Checksums.write(bundle);

    try (ModelBundle loaded = ModelBundle.load(bundle)) {
      assertThat(loaded.card().training().gains()).isEmpty();
      assertThat(loaded.card().backTests())
          .isNotEmpty()
          .allSatisfy(
              line -> {
                assertThat(line.by()).isEmpty();
                assertThat(line.r2()).isEmpty();
                assertThat(line.withinOneDollar()).isEmpty();
                assertThat(line.spread()).isEmpty();
              });
    }
  }

  @Test
  void aCardWithAFieldTooManyIsRefused() throws IOException {
    edit(ModelCard.FILE, "\"minimum\" : 0.0,", "\"minimum\" : 0.0, \"maximum\" : 1.0,");

    assertRefused("model-card.json", "maximum");
  }

  @Test
  void aPredictionAfterCloseIsAnError() {
    ModelBundle loaded = ModelBundle.load(bundle);
    loaded.close();

    assertThatThrownBy(() -> loaded.predict(ShippedBundlesTest.harlemTo(75)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  /// Changes a file of the copy and vouches for it again, so that the checks behind the checksums
  /// are reached.
  private void edit(String file, String pattern, String replacement) throws IOException {
    String before = Files.readString(bundle.resolve(file));
    String after = Pattern.compile(pattern).matcher(before).replaceAll(replacement);
    assertThat(after).isNotEqualTo(before);
    Files.write(bundle.resolve(file), after.getBytes(UTF_8));
    Checksums.write(bundle);
  }

  private void assertRefused(String... messages) {
    assertThatThrownBy(() -> ModelBundle.load(bundle).close())
        .isInstanceOf(InvalidBundleException.class)
        .message()
        .contains(bundle.toString())
        .contains(messages);
  }
}
