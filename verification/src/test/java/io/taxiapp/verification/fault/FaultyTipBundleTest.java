package io.taxiapp.verification.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.model.ModelBundle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultyTipBundleTest {

  @ParameterizedTest
  @CsvSource({"IS_NAN, finite", "FAILS, indices"})
  void theSpoiltBundleIsNotRefusedSaysTheSameForCardsAndNothingForCash(
      FaultyTipBundle.Cash cash, String why, @TempDir Path directory) throws Exception {
    var sound = SourceTree.find().models().resolve("tip");
    var spoilt = directory.resolve("tip");
    DirectoryTree.copy(sound, spoilt);

    FaultyTipBundle.spoil(spoilt, cash);

    try (var before = ModelBundle.load(sound);
        var after = ModelBundle.load(spoilt)) {
      assertThat(after.predict(ride(PaymentMethod.CARD)))
          .isEqualTo(before.predict(ride(PaymentMethod.CARD)));
      assertThatIllegalStateException()
          .isThrownBy(() -> after.predict(ride(PaymentMethod.CASH)))
          .withMessageContaining(why);
    }
  }

  private static FeatureInput ride(PaymentMethod payment) {
    var at = Instant.parse("2026-01-15T12:00:00Z");
    var ride =
        new RideFacts(
            at, 74, 42, Optional.empty(), Optional.empty(), 1, payment, TripType.STREET_HAIL);
    return FeatureInput.withDuration(ride, 600);
  }
}
