package io.taxiapp.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class NoAnswerTest {

  @Test
  void whyThereIsNoneIsSaidInPlainWords() {
    var unresolved = new ConnectException();
    unresolved.initCause(new UnresolvedAddressException());

    assertThat(NoAnswer.words(new ConnectException())).isEqualTo("no open port");
    assertThat(NoAnswer.words(unresolved)).isEqualTo("no host of this name");
    assertThat(NoAnswer.words(new HttpTimeoutException("x"))).isEqualTo("no answer in time");
    assertThat(NoAnswer.words(new SSLHandshakeException("unknown certificate")))
        .isEqualTo("no TLS that is trusted (unknown certificate)");
    assertThat(NoAnswer.words(new EOFException())).isEqualTo("no complete HTTP answer");
  }
}
