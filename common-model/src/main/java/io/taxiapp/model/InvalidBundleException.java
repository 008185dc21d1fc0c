package io.taxiapp.model;

import java.nio.file.Path;

/// A model bundle that must not be used. The message names the bundle, the file, what was expected
/// and what was found.
public final class InvalidBundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidBundleException(Path bundle, String file, String difference) {
    super("model bundle " + bundle + ": " + file + ": " + difference);
  }

  InvalidBundleException(Path bundle, String file, Exception cause) {
    super("model bundle " + bundle + ": " + file + ": " + cause.getMessage(), cause);
  }
}
