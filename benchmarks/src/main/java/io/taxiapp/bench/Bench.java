package io.taxiapp.bench;

import picocli.CommandLine;

/// The command `./taxi bench`.
final class Bench {

  /// Not `logback.xml`: the services' is on the class path too.
  private static final String LOGGING = "io/taxiapp/local/command-logback.xml";

  private Bench() {}

  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGGING);
    }
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }
}
