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

/// `dead-letters`: what could not be used, and putting it back.
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the records that could not be used, and puts them back once mended.")
final class DeadLettersCommand {

  private static final int MAX = 100;
  private static final String MORE = " ...";
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Spec private @Nullable CommandSpec spec;

  @Command(name = "list", mixinStandardHelpOptions = true, description = "A line for each.")
  int list(@Mixin DeadLetterFilter filter) throws InterruptedException {
    var letters = letters(filter);
    for (var letter : letters) {
      out()
          .printf(
              "%s  %s  %s  %s%n",
              oneLine(letter.origin().toString()),
              oneLine(letter.head().consumer()),
              oneLine(text(letter.record().key())),
              oneLine(letter.head().message()));
    }
    out().println("dead_letters=" + letters.size());
    out().flush();
    return 0;
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "All of each.")
  int show(
      @Mixin DeadLetterFilter filter,
      @Option(
              names = "--raw",
              paramLabel = "FILE",
              description = "Writes the value's bytes of the only record there to a file instead.")
          @Nullable Path raw)
      throws IOException, InterruptedException {
    var letters = letters(filter);
    if (raw != null) {
      Files.write(raw, onlyValue(letters));
      return 0;
    }
    for (var letter : letters) {
      out().println(letter.origin() + ", not used by " + letter.head().consumer());
      out().println("  key      " + shown(text(letter.record().key())));
      out()
          .println(
              "  error    " + shown(letter.head().exception() + ": " + letter.head().message()));
      letter
          .record()
          .headers()
          .forEach(
              header -> {
                if (!header.key().endsWith(".stacktrace")) {
                  out().println("  header   " + shown(header.key() + " = " + text(header.value())));
                }
              });
      out().println("  value    " + shown(text(letter.record().value())));
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = {
        "Puts the records back on their topics, as they were and in their order.",
        "Each once, however often it is asked for."
      })
  int replay(
      @Mixin DeadLetterFilter filter,
      @Option(
              names = "--again",
              description = "Also those that were put back before and could not be used then.")
          boolean again)
      throws InterruptedException {
    var replayed = DeadLetterReplay.of(letters(filter), again, kafka.client());
    out()
        .println(
            "put_back="
                + replayed.putBack()
                + " before="
                + replayed.before()
                + " left_out="
                + replayed.leftOut());
    out().flush();
    return 0;
  }

  private List<DeadLetterRecord> letters(DeadLetterFilter filter) throws InterruptedException {
    return filter.of(DeadLetterRecord.all(new TopicRecords(kafka.reached())));
  }

  /// All of a record's letters hold the same.
  private static byte[] onlyValue(List<DeadLetterRecord> letters) {
    var records = letters.stream().map(DeadLetterRecord::origin).distinct().toList();
    if (records.size() != 1) {
      throw new IllegalStateException(
          "--raw: expected letters about one record, found some about " + records.size());
    }
    var value = letters.getFirst().record().value();
    if (value == null) {
      throw new IllegalStateException(
          "--raw: expected a value, found none in the letter about " + records.getFirst());
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
