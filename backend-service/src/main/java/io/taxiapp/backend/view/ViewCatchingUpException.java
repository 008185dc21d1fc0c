package io.taxiapp.backend.view;

/// The view cannot answer while rides may be missing. It is an answer, not a failure of this
/// process: no stack trace.
public final class ViewCatchingUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ViewCatchingUpException(String reason) {
    super(reason, null, false, false);
  }
}
