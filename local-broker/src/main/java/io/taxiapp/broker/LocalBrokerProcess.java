package io.taxiapp.broker;

import java.util.List;

/// The broker in a JVM of its own: `java -cp … io.taxiapp.broker.LocalBrokerProcess --dir DIR
/// --port 9092`.
///
/// When clients can use it, it prints one line, `ready 127.0.0.1:9092`. SIGTERM or SIGINT close it,
/// and it ends with status 0; settings that make no sense end it with 2, any other failure with 1.
public final class LocalBrokerProcess {
  /// Not `logback.xml`, which would also be found by tests that have a broker on their class path.
  private static final String LOGGING = "io/taxiapp/broker/process-logback.xml";

  private LocalBrokerProcess() {}

  /// Runs the broker until it is asked to stop.
  ///
  /// @param arguments `--dir` and `--port`, see [BrokerSettings]
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGGING);
    }
    try {
      BrokerSettings settings = BrokerSettings.of(List.of(arguments), System.getenv());
      LocalBroker broker = LocalBroker.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
      System.out.println("ready " + broker.bootstrapServers());
    } catch (IllegalArgumentException exception) {
      end(2, exception);
    } catch (RuntimeException exception) {
      end(1, exception);
    }
    // Kafka's threads keep the process alive.
  }

  private static void stop(LocalBroker broker) {
    broker.close();
    // A stop that was asked for is no failure; without this a signal ends the JVM with 143.
    Runtime.getRuntime().halt(0);
  }

  private static void end(int status, RuntimeException exception) {
    Throwable cause = exception.getCause();
    System.err.println(exception.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
    System.exit(status);
  }
}
