package io.taxiapp.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The file that a process writes to. The log of the run before is kept beside it, as `.1`.
record ProcessLog(Path file) {

  private static final int WIDEST = 200;
  private static final long TAIL_BYTES = 16 * 1024;

  static ProcessLog fresh(Path directory, String name) {
    var file = directory.resolve(name + ".log");
    try {
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        Files.move(file, directory.resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "expected a directory to write logs to, found " + directory, e);
    }
    return new ProcessLog(file);
  }

  boolean hasLine(String start) {
    return tail().stream().anyMatch(line -> line.startsWith(start));
  }

  /// How many lines have this text.
  long count(String text) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// The end of the log.
  List<String> last(int lines) {
    var tail = tail();
    return tail.subList(Math.max(0, tail.size() - lines), tail.size()).stream()
        .map(line -> line.length() > WIDEST ? line.substring(0, WIDEST) + " …" : line)
        .toList();
  }

  private List<String> tail() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      var bytes = Channels.newInputStream(channel).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
