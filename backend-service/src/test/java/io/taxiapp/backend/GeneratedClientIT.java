package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a stranger does with the API document: has a client made of it, and calls the service.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class GeneratedClientIT {

  /// Where the build puts the generator, and what its clients need.
  private static final Path TOOLS = Path.of("target/client-tools");

  @TempDir static Path directory;

  @Test
  void aClientMadeOfTheDocumentRequestsFollowsAndReadsARide() throws Exception {
    try (var live = LiveBackend.start(directory.resolve("kafka"))) {
      var classes = compile(generate(live.get("/openapi.yml").body()));

      assertThat(rider(live, classes).call())
          .containsExactly(
              "requested, 360 s",
              "again true",
              "cancelled",
              "event: ride-event",
              "event: ride-event",
              "event: duration",
              "event: tip",
              "event: cost",
              "event: end",
              "predictions 1, 1, 1",
              "rides 1",
              "refused 400");
    }
  }

  private static Path generate(String document) throws IOException, InterruptedException {
    var file = Files.writeString(directory.resolve("openapi.yml"), document);
    var log = directory.resolve("generator.log");
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jars(TOOLS).getFirst().toString(),
                "generate",
                "--generator-name=java",
                "--input-spec=" + file,
                "--output=" + directory,
                "--global-property=apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                "--additional-properties=openApiNullable=false,useJakartaEe=true,invokerPackage=client,apiPackage=client.api,modelPackage=client.model")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    return directory.resolve("src/main/java");
  }

  private static Path compile(Path sources) throws IOException {
    var classes = Files.createDirectory(directory.resolve("classes"));
    var arguments =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp"));
    arguments.add(
        jars(TOOLS.resolve("lib")).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    arguments.add("src/test/client/Rider.java");
    try (var found = Files.walk(sources)) {
      found.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    return classes;
  }

  /// The program, which knows nothing of this service's own classes.
  @SuppressWarnings("unchecked")
  private static Callable<List<String>> rider(LiveBackend live, Path classes) throws Exception {
    var urls = new ArrayList<URL>(List.of(classes.toUri().toURL()));
    for (var jar : jars(TOOLS.resolve("lib"))) {
      urls.add(jar.toUri().toURL());
    }
    Consumer<String> consumers =
        id -> {
          var ride = UUID.fromString(id);
          live.publish(TestRides.duration(ride, 1, 400), TestRides.tip(ride), TestRides.cost(ride));
          live.until(() -> LiveBackend.json(live.get("/rides/" + ride)).has("cost"));
        };
    var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    return (Callable<List<String>>)
        loader
            .loadClass("Rider")
            .getConstructor(String.class, Consumer.class)
            .newInstance(live.address().toString(), consumers);
  }

  private static List<Path> jars(Path in) throws IOException {
    try (var found = Files.list(in)) {
      return found.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
