package io.taxiapp.backend.page;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What lies in the jar.
final class Resource {

  private Resource() {}

  static byte[] read(String name) {
    try (var found = Resource.class.getResourceAsStream(name)) {
      if (found == null) {
        throw new IllegalStateException("expected " + name + " in the jar, found none");
      }
      return found.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
