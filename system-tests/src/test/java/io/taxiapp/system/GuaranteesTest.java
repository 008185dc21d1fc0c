package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.SourceTree;
import io.taxiapp.verification.fault.Fault;
import io.taxiapp.verification.fault.Faults;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What `docs/GUARANTEES.md` says is proven.
final class GuaranteesTest {

  private static final List<Class<? extends FaultTests>> CLASSES =
      List.of(ServiceFaultsIT.class, BrokerFaultsIT.class, InputFaultsIT.class);

  /// Tried by `.ci/run` with `./taxi chaos --once`: they need the right to mount, or eight
  /// processes, or leave topics that are laid out otherwise.
  private static final List<String> BESIDE =
      List.of("full-disk", "full-broker-disk", "kill-leader", "more-partitions");

  @Test
  void everyFaultIsTriedOnceAndStandsOnThePage() throws IOException {
    var page = Files.readString(SourceTree.find().root().resolve("docs/GUARANTEES.md"));
    var tried =
        CLASSES.stream()
            .flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName);

    assertThat(Faults.all())
        .extracting(Fault::name)
        .filteredOn(name -> !BESIDE.contains(name))
        .extracting(GuaranteesTest::method)
        .containsExactlyInAnyOrderElementsOf(tried.toList());
    var ci = Files.readString(SourceTree.find().root().resolve(".ci/run"));
    assertThat(BESIDE).allSatisfy(name -> assertThat(ci).contains("--only " + name));
    assertThat(Faults.all())
        .allSatisfy(fault -> assertThat(page).contains("`" + fault.name() + "`"));
  }

  /// `kill-broker` is tried by `killBroker`.
  private static String method(String fault) {
    return Pattern.compile("-(.)")
        .matcher(fault)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
