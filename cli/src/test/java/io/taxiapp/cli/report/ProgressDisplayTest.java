package io.taxiapp.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

  @Test
  void aBarNeedsNobodyWhoTakesCtrlCFromTheJvm() {
    assertThatThrownBy(() -> Class.forName("org.jline.terminal.Terminal"))
        .isInstanceOf(ClassNotFoundException.class);
    var bar = ProgressDisplay.Bar.of(3);

    assertThatCode(() -> bar.done(2)).doesNotThrowAnyException();
    assertThat(bar.bar().getCurrent()).isEqualTo(2);
    assertThatCode(bar::close).doesNotThrowAnyException();
  }
}
