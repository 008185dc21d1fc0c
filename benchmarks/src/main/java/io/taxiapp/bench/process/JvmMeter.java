package io.taxiapp.bench.process;

import io.taxiapp.bench.measure.ResourceUsage;
import java.io.IOException;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Reads what another JVM took: the processor time and the allocated heap of all its threads that
/// are and were.
final class JvmMeter implements AutoCloseable {

  private final JMXConnector connector;
  private final MBeanServerConnection beans;
  private final ProcessClock clock;
  private final ObjectName threads;

  private JvmMeter(JMXConnector connector, ProcessClock clock) throws IOException, JMException {
    this.connector = connector;
    beans = connector.getMBeanServerConnection();
    this.clock = clock;
    threads = new ObjectName("java.lang:type=Threading");
  }

  /// What a JVM is told so that it can be read.
  static List<String> options(int port) {
    var prefix = "-Dcom.sun.management.jmxremote";
    return List.of(
        prefix + ".port=" + port,
        prefix + ".rmi.port=" + port,
        prefix + ".host=127.0.0.1",
        prefix + ".authenticate=false",
        prefix + ".ssl=false",
        "-Djava.rmi.server.hostname=127.0.0.1");
  }

  @SuppressWarnings("BanJNDI") // a process that we started, on this machine
  static JvmMeter of(int port, long pid) {
    try {
      return new JvmMeter(
          JMXConnectorFactory.connect(
              new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi")),
          ProcessClock.of(pid));
    } catch (IOException | JMException e) {
      throw new IllegalStateException("cannot read the JVM at port " + port, e);
    }
  }

  ResourceUsage read() {
    try {
      long bytes = (Long) beans.getAttribute(threads, "TotalThreadAllocatedBytes");
      return new ResourceUsage(System.nanoTime(), clock.nanos(), bytes);
    } catch (IOException | JMException e) {
      throw new IllegalStateException("cannot read the JVM", e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
