package io.taxiapp.bench;

import io.taxiapp.cli.Taxi;
import picocli.CommandLine;

/// All commands of `./taxi`: the command `bench`, which depends on everything else, and the others.
final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    Taxi.run(commandLine(), arguments);
  }

  static CommandLine commandLine() {
    return Taxi.with(new BenchCommand());
  }
}
