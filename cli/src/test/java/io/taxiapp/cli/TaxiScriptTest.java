package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `taxi`, in a small project of its own whose Maven and Java write down that they were
/// called.
final class TaxiScriptTest {

  private static final Path ROOT = SourceTree.find().root();

  @TempDir private Path directory;
  private Path project;
  private String output = "";

  @BeforeEach
  void aProjectThatIsNotBuilt() throws IOException {
    project = Files.createDirectory(directory.resolve("project"));
    for (var file : List.of("taxi", ".mvn/sources-digest", "docs/commands.md")) {
      Files.createDirectories(project.resolve(file).getParent());
      Files.copy(ROOT.resolve(file), project.resolve(file));
    }
    write(
        "pom.xml",
        "<module>cli</module>\n  <version>1.2.3</version>\n<kafka.version>9.8.7</kafka.version>");
    write("cli/pom.xml", "");
    write("cli/src/main/One.java", "one");
    write("cli/src/main/Two.java", "two");
    program(
        "jdk/bin/java", "echo \"locale $LC_ALL\"; for argument; do echo \"java $argument\"; done");
    program("jdk/bin/javac", "");
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    program(
        "bin/mvn",
        """
        echo Maven builds
        mkdir -p cli/target && touch cli/target/cli.jar
        sh .mvn/sources-digest cli/target/sources-digest""");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                          taxi [",
    "help,                        taxi [",
    "--help,                      taxi [",
    "-h,                          taxi [",
    "help demo,                   taxi demo",
    "help help,                   taxi help",
    "help --help,                 taxi help",
    "version --help,              taxi version",
    "demo --help,                 taxi demo",
    "demo --rides 3 -h,           taxi demo",
    "bench --help,                taxi bench",
    "help dead-letters,           taxi dead-letters [",
    "help dead-letters list,      taxi dead-letters list",
    "dead-letters list --help,    taxi dead-letters list",
    "containers verify --help,    taxi containers verify",
  })
  void helpIsAnsweredWithoutBuildingAnything(String line, String usage) throws Exception {
    assertThat(taxi(line)).isZero();

    assertThat(output).startsWith("Usage: " + usage).doesNotContain("Maven", "java ");
    assertThat(project.resolve("cli/target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V", "demo --version"})
  void soIsTheVersion(String line) throws Exception {
    assertThat(taxi(line)).isZero();

    assertThat(output.lines())
        .containsExactly(
            "TaxiApp 1.2.3",
            "commit  unknown: not a git checkout",
            "Kafka   9.8.7",
            "Java    25.0.1");
  }

  @Test
  void whoHasReadEnoughOfAHelpIsToldNothing() throws Exception {
    taxi("help demo | true");

    assertThat(output).isEmpty();
  }

  @Test
  void theCommitIsTheCheckoutsOwn() throws Exception {
    commit(directory);
    assertThat(taxi("version")).isZero();
    assertThat(output).contains("commit  unknown: not a git checkout");

    commit(project);
    assertThat(taxi("version")).isZero();
    assertThat(output).containsPattern("commit  [0-9a-f]{12} with changes\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "help fly",
        "help demo fly",
        "--fly",
        "-q fly",
        "fly --help",
        "version fly",
        "version --fly"
      })
  void anUnknownCommandIsRefusedWithoutBuildingAnything(String line) throws Exception {
    assertThat(taxi(line)).isEqualTo(2);

    assertThat(output).contains("fly").doesNotContain("Maven");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "containers",
        "-q containers",
        "containers fly",
        "dead-letters",
        "dead-letters --kafka x:1"
      })
  void soIsACommandWithoutTheSubcommandThatItNeeds(String line) throws Exception {
    assertThat(taxi(line)).isEqualTo(2);

    assertThat(output).contains("expected a command (").doesNotContain("Maven");
  }

  @Test
  void whatIsBuiltOfTheseSourcesIsNotBuiltAgain() throws Exception {
    assertThat(built()).isTrue();
    assertThat(built()).isFalse();

    Files.setLastModifiedTime(
        project.resolve("cli/src/main/One.java"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(built()).isFalse();

    var copy = directory.resolve("copy");
    assertThat(
            new ProcessBuilder("cp", "-r", project.toString(), copy.toString()).start().waitFor())
        .isZero();
    project = copy;
    assertThat(built()).isFalse();
  }

  @Test
  void whatChangesASourceIsBuiltAgainWhateverItsTime() throws Exception {
    assertThat(built()).isTrue();
    var one = project.resolve("cli/src/main/One.java");
    var time = Files.getLastModifiedTime(one);

    Files.writeString(one, "eno");
    Files.setLastModifiedTime(one, time);
    assertThat(built()).isTrue();

    Files.move(one, project.resolve("cli/src/main/Three.java"));
    assertThat(built()).isTrue();

    Files.delete(project.resolve("cli/src/main/Two.java"));
    assertThat(built()).isTrue();

    write("cli/pom.xml", "another");
    assertThat(built()).isTrue();

    Files.delete(project.resolve("cli/target/cli.jar"));
    assertThat(built()).isTrue();
    assertThat(built()).isFalse();
  }

  @Test
  void whoIsNoTerminalGetsNothingForOne() throws Exception {
    assertThat(taxi("--quiet demo --rides 3")).isZero();

    assertThat(output)
        .contains("java -Dpicocli.ansi=false", "java -Dtaxi.plain=true")
        .endsWith("java --quiet\njava demo\njava --rides\njava 3\n");
  }

  /// A repository with one file.
  private static void commit(Path where) throws Exception {
    var script =
        """
        git init -q && echo 1 >one && git add one &&
        git -c user.name=a -c user.email=a@b.c commit -q -m one && echo 2 >one""";
    var git = new ProcessBuilder("sh", "-c", script).directory(where.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }

  @Test
  void aPlainLocaleHidesNoFile() throws Exception {
    assertThat(taxi("demo")).isZero();

    assertThat(output).contains("locale C.UTF-8");
  }

  private boolean built() throws Exception {
    assertThat(taxi("demo")).as(output).isZero();
    assertThat(output).contains("java io.taxiapp.cli.Taxi");
    return output.contains("Maven builds");
  }

  private int taxi(String line) throws Exception {
    var log = directory.resolve("output");
    var builder =
        new ProcessBuilder("sh", "-c", project.resolve("taxi") + " " + line)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    output = Files.readString(log);
    return process.exitValue();
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(project.resolve(file).getParent());
    Files.writeString(project.resolve(file), text);
  }

  private void program(String file, String script) throws IOException {
    var path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\nset -e\n" + script + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
