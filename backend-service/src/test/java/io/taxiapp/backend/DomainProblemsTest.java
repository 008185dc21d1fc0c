package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainProblemsTest {

  private static final Path BACKEND = Path.of("src/main/java/io/taxiapp/backend");

  /// Controllers, filters and streams are where HTTP begins.
  @ParameterizedTest
  @ValueSource(strings = {"publish", "feed", "view", "limit"})
  void nothingElseKnowsHttp(String feature) throws IOException {
    try (var files = Files.list(BACKEND.resolve(feature))) {
      var inside =
          files
              .filter(file -> !file.toString().matches(".*(Controller|Filter|Streams?)\\.java"))
              .toList();

      assertThat(inside)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .doesNotContain("io.taxiapp.backend.problem", "io.micronaut.http"));
    }
  }
}
