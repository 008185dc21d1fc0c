package io.taxiapp.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// What this process prints to. Java notices that nobody reads it any more when it next prints
/// something; until then POSIX's `poll` tells, as it does to `tail -f`.
final class StandardOutput {

  private static final int FILE_DESCRIPTOR = 1;

  /// `struct pollfd { int fd; short events; short revents; }`
  private static final long SIZE = 8;

  private static final long RETURNED_EVENTS = 6;
  private static final int ERROR_OR_HANG_UP = 0x8 | 0x10;

  @SuppressWarnings("restricted") // native access is allowed by the script
  private static final MethodHandle POLL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("poll"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private StandardOutput() {}

  /// Whether somebody may still read it.
  static boolean isRead() {
    try (var arena = Arena.ofConfined()) {
      var asked = arena.allocate(SIZE, JAVA_INT.byteAlignment());
      asked.set(JAVA_INT, 0, FILE_DESCRIPTOR);
      int found = (int) POLL.invokeExact(asked, 1L, 0);
      return found <= 0 || (asked.get(JAVA_SHORT, RETURNED_EVENTS) & ERROR_OR_HANG_UP) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("poll can be called", e);
    }
  }
}
