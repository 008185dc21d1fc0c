package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.verification.fault.Faults;
import io.taxiapp.verification.fault.Size;
import io.taxiapp.verification.fault.Trials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Faults of the catalogue, each a test of its own with the fault's name, in their short form, on a
/// stack that they share: a fault leaves it whole.
@Timeout(1200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultTests {

  private static final int RIDES_A_SECOND = 1;

  private final int brokers;
  private Path directory;
  private Trials trials;

  FaultTests(int brokers) {
    this.brokers = brokers;
  }

  @BeforeAll
  final void start(@TempDir Path directory) throws InterruptedException {
    this.directory = directory;
    trials = Trials.start(LocalRun.settings(directory, brokers), Size.TEST, RIDES_A_SECOND);
  }

  @AfterAll
  final void stop() {
    if (trials != null) {
      trials.close();
    }
  }

  static boolean mayMount() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// Whatever is broken, nothing is lost and nothing is there twice.
  final void holds(String fault) throws Exception {
    var notes = Collections.synchronizedList(new ArrayList<String>());

    var trial = trials.run(Faults.named(fault), notes::add);

    assertThat(trial.all()).as("%s, notes %s, logs in %s/logs", fault, notes, directory).isEmpty();
    assertThat(trial.rides()).isPositive();
    assertThat(trial.acknowledged()).isPositive();
  }
}
