package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.deadletter.DeadLetterReplay;
import io.taxiapp.topic.reading.TopicRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dead-letters`: what could not be used, and its replay.
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the records that could not be processed, and replays them after a fix.")
final class DeadLettersCommand {

  private static final int MAX = 100;
  private static final String MORE = " ...";
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints one line for each dead letter record.")
  int list(@Mixin DeadLetterFilter filter) throws InterruptedException {
    var deadLetters = deadLetters(filter);
    for (var deadLetter : deadLetters) {
      out()
          .printf(
              "%s  %s  %s  %s%n",
              oneLine(deadLetter.origin().toString()),
              oneLine(deadLetter.headers().consumer()),
              oneLine(text(deadLetter.record().key())),
              oneLine(deadLetter.headers().message()));
    }
    out().println("dead_letters=" + deadLetters.size());
    out().flush();
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints each dead letter record completely.")
  int show(
      @Mixin DeadLetterFilter filter,
      @Option(
              names = "--raw",
              paramLabel = "FILE",
              description = "Instead, write the value of the only matching record to a file.")
          @Nullable Path raw)
      throws IOException, InterruptedException {
    var deadLetters = deadLetters(filter);
    if (raw != null) {
      Files.write(raw, onlyValue(deadLetters));
      return 0;
    }
    for (var deadLetter : deadLetters) {
      out().println(deadLetter.origin() + ", failed in " + deadLetter.headers().consumer());
      out().println("  key      " + shown(text(deadLetter.record().key())));
      out()
          .println(
              "  error    "
                  + shown(
                      deadLetter.headers().exception() + ": " + deadLetter.headers().message()));
      deadLetter
          .record()
          .headers()
          .forEach(
              header -> {
                if (!header.key().endsWith(".stacktrace")) {
                  out().println("  header   " + shown(header.key() + " = " + text(header.value())));
                }
              });
      out().println("  value    " + shown(text(deadLetter.record().value())));
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = {
        "Publishes the original records on their topics again, unchanged and in order.",
        "Replays each only once, however often the command runs."
      })
  int replay(
      @Mixin DeadLetterFilter filter,
      @Option(
              names = "--again",
              description = "Also replay records that failed again after an earlier replay.")
          boolean again)
      throws InterruptedException {
    var replay = DeadLetterReplay.of(deadLetters(filter), again, kafka.client());
    out()
        .println(
            "put_back="
                + replay.replayed()
                + " before="
                + replay.before()
                + " left_out="
                + replay.leftOut());
    out().flush();
    return 0;
  }

  private List<DeadLetterRecord> deadLetters(DeadLetterFilter filter) throws InterruptedException {
    return filter.of(DeadLetterRecord.all(new TopicRecords(kafka.reached())));
  }

  /// All dead letter records about one record hold the same.
  private static byte[] onlyValue(List<DeadLetterRecord> deadLetters) {
    var records = deadLetters.stream().map(DeadLetterRecord::origin).distinct().toList();
    if (records.size() != 1) {
      throw new IllegalStateException(
          "--raw: expected dead letters of one record, found some of " + records.size());
    }
    var value = deadLetters.getFirst().record().value();
    if (value == null) {
      throw new IllegalStateException(
          "--raw: expected a value, found none in the dead letter of " + records.getFirst());
    }
    return value;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "(none)" : new String(bytes, UTF_8);
  }

  /// Whatever somebody wrote: nothing in it moves the cursor.
  private static String shown(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll(one -> "\\\\u%04x".formatted(one.group().codePointAt(0)));
  }

  /// The same, not long.
  private static String oneLine(String text) {
    var line = shown(text);
    return line.length() <= MAX ? line : line.substring(0, MAX - MORE.length()) + MORE;
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec.commandLine().getOut();
  }
}
