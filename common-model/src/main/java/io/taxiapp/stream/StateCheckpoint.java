package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.apache.kafka.common.TopicPartition;

/// What the stores of a process were made from when it closed them: written beside them, in
/// Java's properties format.
///
/// @param origin the Kafka and its topics, by their ids
/// @param ends the last record of each changelog that is in its store
record StateCheckpoint(Map<String, String> origin, Map<TopicPartition, End> ends) {

  private static final String ORIGIN = "origin.";
  private static final String END = "end.";
  private static final String CHECKSUM = "checksum";
  private static final StateCheckpoint NOTHING = new StateCheckpoint(Map.of(), Map.of());

  /// @param digest a checksum of the record at the offset
  record End(long offset, String digest) {}

  void write(Path file) throws IOException {
    var properties = new Properties();
    origin.forEach((name, id) -> properties.put(ORIGIN + name, id));
    ends.forEach((at, end) -> properties.put(END + at, end.offset() + " " + end.digest()));
    properties.put(CHECKSUM, checksum(properties));
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, "what the stores here were made from");
    }
  }

  /// Nothing of it, if the file is not as it was written.
  static StateCheckpoint read(Path file) throws IOException {
    var properties = new Properties();
    var origin = new TreeMap<String, String>();
    var ends = new HashMap<TopicPartition, End>();
    try (var in = Files.newInputStream(file)) {
      properties.load(in);
      var expected = properties.remove(CHECKSUM);
      if (!checksum(properties).equals(expected)) {
        return NOTHING;
      }
      for (var name : properties.stringPropertyNames()) {
        var value = properties.getProperty(name);
        if (name.startsWith(ORIGIN)) {
          origin.put(name.substring(ORIGIN.length()), value);
        } else if (name.startsWith(END)) {
          int dash = name.lastIndexOf('-');
          int space = value.indexOf(' ');
          ends.put(
              new TopicPartition(
                  name.substring(END.length(), dash), Integer.parseInt(name.substring(dash + 1))),
              new End(Long.parseLong(value.substring(0, space)), value.substring(space + 1)));
        }
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
      return NOTHING;
    }
    return new StateCheckpoint(origin, ends);
  }

  private static String checksum(Properties properties) {
    var checksum = new CRC32C();
    for (var name : new TreeSet<>(properties.stringPropertyNames())) {
      checksum.update((name + '=' + properties.getProperty(name) + '\n').getBytes(UTF_8));
    }
    return Long.toHexString(checksum.getValue());
  }
}
