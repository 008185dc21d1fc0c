package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.SourceTree;
import io.taxiapp.verification.fault.Fault;
import io.taxiapp.verification.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `docs/GUARANTEES.md` says is proven.
final class GuaranteesTest {

  private static final List<Proof> PROOFS =
      List.of(
          new BrokenServicesIT(),
          new BrokenSurroundingsIT(),
          new KilledLeaderIT(),
          new FullDiskIT());

  @Test
  void everyFaultIsProvenOnceAndStandsOnThePage() throws IOException {
    var page = Files.readString(SourceTree.find().root().resolve("docs/GUARANTEES.md"));
    var proven = PROOFS.stream().flatMap(proof -> proof.faults().stream());

    assertThat(Faults.all())
        .extracting(Fault::name)
        .containsExactlyInAnyOrderElementsOf(proven.toList())
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }
}
