package io.taxiapp.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The first segment of a partition of a broker that does not run.
record LogFile(Path path) {
  /// A batch starts with its base offset (8 bytes) and the number of bytes that follow (4 bytes).
  private static final int BEFORE_LENGTH = 8;

  private static final int HEADER = 12;

  static LogFile of(Path directory, String partition) {
    return new LogFile(directory.resolve(partition).resolve("00000000000000000000.log"));
  }

  /// Leaves the file as it was before its last batch was written.
  void dropLastBatch() throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long last = 0;
      long next = 0;
      while (next < channel.size()) {
        last = next;
        next += HEADER + lengthOfBatch(channel, next);
      }
      channel.truncate(last);
    }
  }

  private static int lengthOfBatch(FileChannel channel, long position) throws IOException {
    var length = ByteBuffer.allocate(Integer.BYTES);
    channel.read(length, position + BEFORE_LENGTH);
    return length.getInt(0);
  }
}
