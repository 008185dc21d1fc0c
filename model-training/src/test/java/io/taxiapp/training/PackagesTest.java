package io.taxiapp.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The packages are one way, from trips to bundles.
final class PackagesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/taxiapp/training");
  private static final Pattern IMPORT = Pattern.compile("io\\.taxiapp\\.training\\.(\\w+)\\.");
  private static final List<String> WAY =
      List.of(
          "progress",
          "trip",
          "report",
          "forest",
          "onnx",
          "fit",
          "corrected",
          "backtest",
          "card",
          "bundle");

  @ParameterizedTest
  @FieldSource("WAY")
  void aPackageKnowsOnlyThoseBeforeIt(String name) throws IOException {
    List<String> known = WAY.subList(0, WAY.indexOf(name) + 1);
    try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
      for (Path file : files.toList()) {
        assertThat(IMPORT.matcher(Files.readString(file)).results().map(found -> found.group(1)))
            .as(file.toString())
            .allMatch(known::contains);
      }
    }
  }

  @Test
  void thePackagesAreTheseAndTheSpecificationListsThem() throws IOException {
    try (Stream<Path> packages = Files.list(SOURCES).filter(Files::isDirectory)) {
      assertThat(packages.map(found -> String.valueOf(found.getFileName())))
          .containsExactlyInAnyOrderElementsOf(WAY);
    }
    assertThat(Files.readString(SOURCES.resolve("package-info.java")))
        .contains(WAY.stream().map("`%s`"::formatted).toList());
  }
}
