package io.taxiapp.bench.process;

import io.taxiapp.bench.measure.ResourceUsage;
import io.taxiapp.local.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A running process and its meter.
public final class MeasuredProcess {

  private static final Duration READY = Duration.ofMinutes(2);

  private final ServiceProcess process;
  private final JvmMeter meter;

  private MeasuredProcess(ServiceProcess process, JvmMeter meter) {
    this.process = process;
    this.meter = meter;
  }

  static MeasuredProcess ready(ServiceProcess process, int jmxPort) throws InterruptedException {
    process.awaitReady(READY);
    return new MeasuredProcess(process, JvmMeter.of(jmxPort, process.pid()));
  }

  public ResourceUsage effort() {
    return meter.read();
  }

  public ServiceProcess process() {
    return process;
  }

  /// The memory it holds, in bytes.
  public long residentBytes() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("expected VmRSS in /proc, found none"));
    } catch (IOException e) {
      throw new IllegalStateException("expected " + process.name() + " in /proc", e);
    }
  }

  void stopReading() {
    try {
      meter.close();
    } catch (IOException _) {
      // The process is gone.
    }
  }

  /// It stands still until [#goOn].
  public void pause() throws IOException, InterruptedException {
    process.signal("STOP");
  }

  public void goOn() throws IOException, InterruptedException {
    process.signal("CONT");
  }
}
