package io.taxiapp.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.model.Checksums;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The duration in a request, judged with the bundles that ship and with earlier ones.
final class RequestExpectationTest {

  private static final Path MODELS = SourceTree.find().models();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itIsWhatTheModelSaysOfTheRideAndNothingElse() {
    try (var models = BundleModels.load(MODELS);
        var bundle = ModelBundle.load(MODELS.resolve("duration"))) {
      var right = honest(bundle);
      var judge = new RequestExpectation(models);
      assertThat(judge.judge(request(right)))
          .isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));

      var seconds = new InitialDuration(7, right.interval(), right.model());
      var interval = new InitialDuration(right.seconds(), new Interval(1, 2, 3), right.model());
      for (var wrong : List.of(seconds, interval)) {
        assertThat(judge.judge(request(wrong)).unexpected())
            .singleElement()
            .asString()
            .contains(":requested: expected Estimate", "found Estimate");
      }
    }
  }

  @Test
  void ofAModelThatNobodyKnowsItIsUnexpectedAndOfAnotherVersionNotJudged() {
    try (var models = BundleModels.load(MODELS)) {
      var judge = new RequestExpectation(models);
      var stranger = new ModelIdentity("guess", "1", "sha256:0");
      var later = new ModelIdentity("duration", "2099.1.0", "sha256:0");

      assertThat(judge.judge(request(seven(stranger))).unexpected())
          .singleElement()
          .asString()
          .contains("an unknown model", "guess");
      assertThat(judge.judge(request(seven(later))).hasNoFinding()).isTrue();
      assertThat(judge.judge(request(seven(later))).unjudgedModels())
          .singleElement()
          .asString()
          .contains("1 predictions of model duration version 2099.1.0");
    }
  }

  @Test
  void withItsBundleAnEarlierVersionIsJudgedToo(@TempDir Path directory) throws Exception {
    var earlier = directory.resolve("duration");
    DirectoryTree.copy(MODELS.resolve("duration"), earlier);
    var card = earlier.resolve(ModelCard.FILE);
    var changed = (ObjectNode) JSON.readTree(Files.readAllBytes(card));
    Files.write(card, JSON.writeValueAsBytes(changed.put("version", "2020.1.0")));
    Checksums.write(earlier);

    try (var models = BundleModels.load(MODELS, List.of(directory));
        var bundle = ModelBundle.load(earlier)) {
      var judge = new RequestExpectation(models);
      assertThat(bundle.identity().version()).isEqualTo("2020.1.0");
      assertThat(judge.judge(request(honest(bundle))).isExactlyOnce()).isTrue();
      assertThat(judge.judge(request(seven(bundle.identity()))).unexpected()).hasSize(1);
    }
  }

  /// As the backend does it, but for the facts.
  private static InitialDuration honest(ModelBundle bundle) {
    var facts =
        new RideFacts(
            Instant.parse("2026-01-15T12:00:00Z"),
            74,
            138,
            Optional.of(new GeoPoint(40.80, -73.94)),
            Optional.of(new GeoPoint(40.77, -73.87)),
            2,
            PaymentMethod.CASH,
            TripType.DISPATCH);
    var scored = bundle.predict(FeatureInput.atRequest(facts));
    return new InitialDuration(scored.rounded(), scored.interval(), bundle.identity());
  }

  private static InitialDuration seven(ModelIdentity model) {
    return new InitialDuration(7, new Interval(5, 7, 9), model);
  }

  private static RideRequested request(InitialDuration initial) {
    return new RideRequested(
        UUID.fromString("00000000-0000-0000-0000-000000000001"),
        "ada",
        Instant.parse("2026-01-15T12:00:00Z"),
        74,
        138,
        Optional.of(new GeoPoint(40.80, -73.94)),
        Optional.of(new GeoPoint(40.77, -73.87)),
        2,
        PaymentMethod.CASH,
        TripType.DISPATCH,
        initial);
  }
}
