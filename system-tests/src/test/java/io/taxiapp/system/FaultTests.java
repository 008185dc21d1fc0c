package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.verification.fault.Faults;
import io.taxiapp.verification.fault.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// Faults of the catalogue, each a test of its own with the fault's name, in their short form. A
/// fault leaves the stack whole; one that does not hold leaves it behind, with its logs, and the
/// next has another.
@Timeout(1200)
@OnSharedStack
abstract class FaultTests {

  private SharedStack stack;

  @BeforeEach
  final void use(SharedStack shared) {
    stack = shared;
  }

  /// Whatever is broken, nothing is lost and nothing is there twice.
  final void holds(String fault) throws Exception {
    var notes = Collections.synchronizedList(new ArrayList<String>());

    var trial = trial(fault, notes::add);

    assertThat(trial.all()).as("%s: %s, logs in %s", fault, notes, stack.logs()).isEmpty();
    assertThat(trial.rides()).isPositive();
    assertThat(trial.acknowledged()).isPositive();
  }

  private Trial trial(String fault, Consumer<String> notice) throws InterruptedException {
    var named = Faults.named(fault);
    try {
      return stack.trials().run(named, notice);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return Trial.failed(named, "expected the fault to be tried to its end, found " + e);
    }
  }
}
