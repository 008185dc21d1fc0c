package io.taxiapp.bench.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Time and heap that went into something; two readings of a meter make one.
public record ResourceUsage(long wallNanos, long cpuNanos, long allocatedBytes) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// The meter of this thread: readings count up from some origin.
  public static ResourceUsage ofThread() {
    return new ResourceUsage(
        System.nanoTime(),
        THREADS.getCurrentThreadCpuTime(),
        THREADS.getCurrentThreadAllocatedBytes());
  }

  /// From an earlier reading to this one.
  public ResourceUsage since(ResourceUsage earlier) {
    return new ResourceUsage(
        wallNanos - earlier.wallNanos,
        cpuNanos - earlier.cpuNanos,
        allocatedBytes - earlier.allocatedBytes);
  }
}
