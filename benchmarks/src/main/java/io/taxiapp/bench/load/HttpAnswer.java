package io.taxiapp.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What a server answered.
public record HttpAnswer(int status, String body) {

  public byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
