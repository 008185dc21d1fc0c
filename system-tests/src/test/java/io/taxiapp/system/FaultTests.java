package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.verification.fault.Faults;
import io.taxiapp.verification.fault.Size;
import io.taxiapp.verification.fault.Trial;
import io.taxiapp.verification.fault.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Faults of the catalogue, each a test of its own with the fault's name, in their short form. They
/// share a stack, which a fault leaves whole; one that does not hold leaves it behind, with its
/// logs, and the next has another.
@Timeout(1200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultTests {

  private static final int RIDES_A_SECOND = 1;

  private @Nullable Stack stack;

  private record Stack(Path directory, Trials trials) {

    static Stack start() throws Exception {
      var directory = Files.createTempDirectory("taxi-faults-");
      var settings = LocalRun.settings(directory);
      return new Stack(directory, Trials.start(settings, Size.TEST, RIDES_A_SECOND));
    }
  }

  /// Whatever is broken, nothing is lost and nothing is there twice.
  final void holds(String fault) throws Exception {
    var on = stack == null ? Stack.start() : stack;
    stack = null;
    var notes = Collections.synchronizedList(new ArrayList<String>());
    var trial = trial(fault, on, notes::add);

    if (!trial.holds()) {
      on.trials().close();
    } else {
      stack = on;
    }
    assertThat(trial.all()).as("%s: %s, logs in %s/logs", fault, notes, on.directory()).isEmpty();
    assertThat(trial.rides()).isPositive();
    assertThat(trial.acknowledged()).isPositive();
  }

  private static Trial trial(String fault, Stack stack, Consumer<String> notice)
      throws InterruptedException {
    var named = Faults.named(fault);
    try {
      return stack.trials().run(named, notice);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return Trial.failed(named, "expected the fault to be tried to its end, found " + e);
    }
  }

  @AfterAll
  final void stop() throws IOException {
    if (stack != null) {
      stack.trials().close();
      DirectoryTree.delete(stack.directory());
    }
  }
}
