package io.taxiapp.simulator.replay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/// Why a call got no answer, for people: Java says it in the name of the exception.
public final class NoAnswer {

  private NoAnswer() {}

  public static String words(IOException e) {
    return switch (e) {
      case ConnectException _ when hasCause(e, UnresolvedAddressException.class) ->
          "no host of this name";
      case ConnectException _ -> "no open port";
      case HttpTimeoutException _ -> "no answer in time";
      case SSLException _ -> "no TLS that is trusted (%s)".formatted(e.getMessage());
      default -> "no complete HTTP answer";
    };
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    return type.isInstance(e) || (e.getCause() != null && hasCause(e.getCause(), type));
  }
}
