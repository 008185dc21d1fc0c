package io.taxiapp.bench.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The processor time of a process, of all its threads that are and were. A JVM's own
/// `ProcessCpuTime` counts in hundredths of a second: eight of them are a small batch.
record ProcessClock(int id) {

  private static final long SECOND_NANOS = 1_000_000_000;
  private static final MethodHandle CLOCK_OF = libc("clock_getcpuclockid");
  private static final MethodHandle TIME_OF = libc("clock_gettime");

  static ProcessClock of(long pid) {
    try (var arena = Arena.ofConfined()) {
      var id = arena.allocate(JAVA_INT);
      call(CLOCK_OF, Math.toIntExact(pid), id);
      return new ProcessClock(id.get(JAVA_INT, 0));
    }
  }

  long nanos() {
    try (var arena = Arena.ofConfined()) {
      var time = arena.allocate(MemoryLayout.sequenceLayout(2, JAVA_LONG));
      call(TIME_OF, id, time);
      return time.getAtIndex(JAVA_LONG, 0) * SECOND_NANOS + time.getAtIndex(JAVA_LONG, 1);
    }
  }

  @SuppressWarnings("restricted") // The C library, with the types of its manual.
  private static MethodHandle libc(String name) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  }

  private static void call(MethodHandle function, int argument, MemorySegment result) {
    int failure;
    try {
      failure = (int) function.invokeExact(argument, result);
    } catch (Throwable e) { // A method handle declares it.
      throw new IllegalStateException("cannot call libc", e);
    }
    if (failure != 0) {
      throw new IllegalStateException(
          "expected the clock of a process, found none (" + failure + ")");
    }
  }
}
