package io.taxiapp.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// How much memory the processes of a stack and this one hold; known on Linux only.
public record ResidentMemory(long kibibytes) {

  public static Optional<ResidentMemory> of(LocalStack stack) {
    var each =
        LongStream.concat(
                stack.processes().stream()
                    .filter(ServiceProcess::isAlive)
                    .mapToLong(ServiceProcess::pid),
                LongStream.of(ProcessHandle.current().pid()))
            .mapToObj(ResidentMemory::ofProcess)
            .toList();
    return each.stream().allMatch(OptionalLong::isPresent)
        ? Optional.of(new ResidentMemory(each.stream().mapToLong(OptionalLong::getAsLong).sum()))
        : Optional.empty();
  }

  private static OptionalLong ofProcess(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f GB", kibibytes / 1024.0 / 1024.0);
  }
}
