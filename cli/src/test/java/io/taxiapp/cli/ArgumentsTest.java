package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Wrong arguments of every command: it ends with 2, names them, and has not begun.
final class ArgumentsTest {

  private static final int USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<CommandLine> everyCommand() {
    return below(Taxi.commandLine());
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(ArgumentsTest::below));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void anUnknownOptionIsNamed(CommandLine command) {
    assertRefused(command, "--no-such-option=1");

    assertThat(err.toString()).contains("--no-such-option");
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void aWordTooManyIsNamed(CommandLine command) {
    // Others take it for one more file, topic or command, and say what is wrong with that.
    if (command.getCommandSpec().positionalParameters().isEmpty()
        && command.getCommandSpec().options().stream().noneMatch(it -> it.arity().isVariable())) {
      assertRefused(command, "no-such-word");

      assertThat(err.toString()).contains("no-such-word");
    }
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void whatIsNoNumberOrOutOfRangeIsNamed(CommandLine command) {
    for (var option : command.getCommandSpec().options()) {
      if (Set.of(int.class, double.class, Integer.class, Double.class, long.class)
          .contains(option.type())) {
        for (var value : List.of("", "many", "1e", "99999999999999999999x")) {
          assertRefused(command, option.longestName() + "=" + value);
          assertThat(err.toString()).contains(option.longestName());
          assertPlain();
        }
      }
      if (option.converters().length > 0 && !isText(option)) {
        assertRefused(command, option.longestName() + "=-1");
        assertThat(err.toString()).contains(option.longestName(), "found -1");
      }
    }
  }

  private static boolean isText(OptionSpec option) {
    return option.type() == String.class || option.type() == Path.class;
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void itsSummaryIsAWholeSentence(CommandLine command) {
    var summary = command.getCommandSpec().usageMessage().description()[0];

    assertThat(summary).matches("[A-Z].*\\.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drive",
        "drive 42",
        "drive 1-1-1-1-1",
        "drive 545a3623-11a7-5811-85ee-babfeea1010",
        "drive 545a362311a7581185eebabfeea10104",
        "drive 545a3623-11a7-5811-85ee-babfeea10104 --url nonsense",
        "partitions",
        "partitions --to 0",
        "demo --trips trips.parquet --generated",
        "demo --trips no.parquet",
        "demo --rides 0",
        "demo --speed 0",
        "demo --speed Infinity",
        "replay --generated",
        "replay --url nonsense",
        "replay --url ftp://127.0.0.1",
        "replay --url http:///rides",
        "replay --url http://127.0.0.1:0",
        "replay --url http://127.0.0.1:99999",
        "replay --url http://127.0.0.1:1 --speed NaN",
        "replay --url http://127.0.0.1:1 --kafka nonsense",
        "replay --url http://127.0.0.1:1 --kafka 127.0.0.1:99999",
        "replay --url http://127.0.0.1:1 --kafka 127.0.0.1:9092,",
        "replay --url http://127.0.0.1:1 --duplicates 1.1",
        "replay --url http://127.0.0.1:1 --late NaN",
        "replay --url http://127.0.0.1:1 --malformed some",
        "replay --url http://127.0.0.1:1 --incident zone=74",
        "replay --url http://127.0.0.1:1 --trips no.parquet",
        "up --port 0",
        "up --port 65533",
        "up --port 99999",
        "up --port http",
        "up --kafka-port 0",
        "up --port 8080 --kafka-port 8083",
        "containers",
        "containers verify --rides 0",
        "chaos --rate 0",
        "chaos --only no-such-fault",
        "chaos --short --once",
        "chaos --report pom.xml",
        "chaos --report pom.xml/report",
        "check --command-config no.properties",
        "check --command-config .",
        "check --models no-such-directory",
        "check --models pom.xml",
        "check --kafka nonsense",
        "status --data-dir no-such-directory",
        "status --data-dir pom.xml",
        "dead-letters",
        "dead-letters list --from yesterday",
        "dead-letters list --record taxi.ride-events.v1-0",
        "dead-letters show --record nonsense",
        "dead-letters replay --record taxi.ride-events.v1-0@x",
        "dead-letters replay --command-config no.properties",
        "tail --ride me",
        "tail --count 0",
        "train",
        "train --data . --only weather",
        "evaluate",
        "accuracy",
        "card no-such-word",
        "card --bundle ../models/tip --out pom.xml",
        "clean --data-dir .",
        "completion fish",
        "fly",
      })
  void aCommandLineThatMakesNoSenseIsRefused(String line) {
    assertThat(run(line.split(" ", -1))).as(line + "\n" + err).isEqualTo(USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotBlank();
    assertPlain();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drive 1-1-1-1-1                 | expected a ride id such as 545a3623-11a7-5811-85ee-babfeea10104, found 1-1-1-1-1
          tail --ride nope                | expected a ride id such as 545a3623-11a7-5811-85ee-babfeea10104, found nope
          dead-letters show --record x    | expected TOPIC-PARTITION@OFFSET, such as taxi.ride-events.v1-0@42, found x
          dead-letters list --from today  | expected a time such as 2026-01-31T12:00:00Z, found today
          check --models /nope            | expected a directory that exists, found /nope
          status --data-dir /nope         | expected a directory that exists, found /nope
          check --kafka nonsense          | '--kafka': expected HOST:PORT, or several with commas between, found nonsense
          check --kafka=nonsense          | '--kafka': expected HOST:PORT, or several with commas between, found nonsense
          check --bootstrap nonsense      | '--bootstrap': expected HOST:PORT, or several with commas between, found nonsense
          check --command-config no.such  | expected a file of properties, found no.such: no such file or directory
          up --data-dir pom.xml           | pom.xml: there already
          """)
  void whatWasExpectedAndFoundIsSaid(String line, String said) {
    assertThat(run(line.split(" ", -1))).as(line + "\n" + err).isEqualTo(USAGE);
    assertThat(err.toString()).contains(said);
    assertPlain();
  }

  private void assertPlain() {
    assertThat(err.toString())
        .doesNotContain("Exception", "java.", "cannot convert", "is not a long", "is not an int");
  }

  private void assertRefused(CommandLine command, String argument) {
    err.getBuffer().setLength(0);
    var line = new ArrayList<>(List.of(command.getCommandSpec().qualifiedName().split(" ", -1)));
    line.removeFirst();
    // What is required is there, so that the other argument is what is wrong.
    command.getCommandSpec().options().stream()
        .filter(option -> option.required() && option.group() == null)
        .filter(option -> !argument.startsWith(option.longestName()))
        .forEach(option -> line.add(option.longestName() + "=" + valueOf(option)));
    command.getCommandSpec().positionalParameters().stream()
        .filter(parameter -> parameter.required())
        .forEach(parameter -> line.add(valueOf(parameter)));
    line.add(argument);
    assertThat(run(line.toArray(String[]::new))).as(line + "\n" + err).isEqualTo(USAGE);
  }

  private static String valueOf(ArgSpec argument) {
    return argument.type() == int.class
        ? "1"
        : argument.type() == UUID.class
            ? "545a3623-11a7-5811-85ee-babfeea10104"
            : "http://127.0.0.1:1";
  }

  private int run(String... arguments) {
    return Taxi.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
