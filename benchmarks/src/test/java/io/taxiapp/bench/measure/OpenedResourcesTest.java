package io.taxiapp.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedResourcesTest {

  private final List<String> closed = new ArrayList<>();

  @Test
  void theLastIsClosedFirst() {
    try (var opened = new OpenedResources()) {
      opened.add(() -> closed.add("broker"));
      opened.add(() -> closed.add("consumer"));
    }

    assertThat(closed).containsExactly("consumer", "broker");
  }

  @Test
  void whatDoesNotCloseLeavesNothingElseOpen() {
    var opened = new OpenedResources();
    opened.add(() -> closed.add("broker"));
    opened.add(
        () -> {
          throw new IllegalStateException("stuck");
        });

    assertThatThrownBy(opened::close).hasMessage("stuck");
    assertThat(closed).containsExactly("broker");
  }
}
