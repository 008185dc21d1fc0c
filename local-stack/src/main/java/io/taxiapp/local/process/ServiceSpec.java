package io.taxiapp.local.process;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How to start one process, and how to tell that it is ready.
///
/// @param name of the process and its log file
/// @param module whose jar and libraries it runs
public record ServiceSpec(
    String name,
    String module,
    String mainClass,
    List<String> jvmOptions,
    List<String> arguments,
    Map<String, String> environment,
    Ready ready) {

  /// The same under another name.
  public ServiceSpec named(String other) {
    return new ServiceSpec(other, module, mainClass, jvmOptions, arguments, environment, ready);
  }

  /// The same with more environment variables, or other values of them.
  public ServiceSpec with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new ServiceSpec(name, module, mainClass, jvmOptions, arguments, Map.copyOf(all), ready);
  }

  /// The same with more arguments.
  public ServiceSpec with(List<String> more) {
    var all = Stream.concat(arguments.stream(), more.stream()).toList();
    return new ServiceSpec(name, module, mainClass, jvmOptions, all, environment, ready);
  }

  /// The sign that a process can be used.
  public sealed interface Ready {

    /// It has logged a line that starts like this.
    record Says(String start) implements Ready {}

    /// `GET` is answered 200.
    record Answers(URI uri) implements Ready {}
  }
}
