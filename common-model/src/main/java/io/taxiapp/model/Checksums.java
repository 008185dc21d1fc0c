package io.taxiapp.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `SHA256SUMS`, in the format of `sha256sum`: it names every other file of a bundle, and the
/// bundle holds no others.
public final class Checksums {
  public static final String FILE = "SHA256SUMS";

  private Checksums() {}

  /// Writes `SHA256SUMS` over all files of a directory.
  public static void write(Path directory) throws IOException {
    String lines =
        digests(directory).entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining());
    Files.writeString(directory.resolve(FILE), lines);
  }

  /// Checks every file of a bundle.
  ///
  /// @return the digest of the whole bundle, `sha256:…`
  static String verify(Path directory) throws IOException {
    Path sums = directory.resolve(FILE);
    if (!Files.isRegularFile(sums)) {
      throw new InvalidBundleException(directory, FILE, "expected this file, found none");
    }
    Map<String, String> found = digests(directory);
    Map<String, String> expected = parse(directory, Files.readString(sums));
    expected.forEach(
        (file, digest) -> {
          String actual = found.get(file);
          if (!digest.equals(actual)) {
            throw new InvalidBundleException(
                directory,
                file,
                "expected sha256 %s, found %s"
                    .formatted(digest, actual == null ? "no such file" : actual));
          }
        });
    for (String file : found.keySet()) {
      if (!expected.containsKey(file)) {
        throw new InvalidBundleException(
            directory,
            file,
            "expected only the files named in " + FILE + ", found this one besides");
      }
    }
    return "sha256:" + sha256(Files.readAllBytes(sums));
  }

  private static Map<String, String> parse(Path directory, String text) {
    Map<String, String> sums = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.split("  ", 2);
      if (parts.length != 2 || parts[0].length() != 64) {
        throw new InvalidBundleException(
            directory,
            FILE,
            "expected lines of a sha256, two blanks and a file name, found: " + line);
      }
      sums.put(parts[1], parts[0]);
    }
    return sums;
  }

  private static Map<String, String> digests(Path directory) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        String name = String.valueOf(entry.getFileName());
        if (!name.equals(FILE)) {
          digests.put(
              name, Files.isRegularFile(entry) ? sha256(Files.readAllBytes(entry)) : "a directory");
        }
      }
    }
    return digests;
  }

  /// SHA-256 in lower-case hexadecimal digits.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// SHA-256 of a text.
  public static String sha256(String text) {
    return sha256(text.getBytes(UTF_8));
  }
}
