package io.taxiapp.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.local.check.TopicRecords;
import io.taxiapp.local.deadletter.Letter;
import io.taxiapp.local.deadletter.LetterFilter;
import io.taxiapp.local.deadletter.Replayed;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `dead-letters`: what could not be used, and putting it back.
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the records that could not be used, and puts them back once mended.")
final class DeadLettersCommand {

  private static final int SHORT = 100;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Spec private @Nullable CommandSpec spec;

  @Command(name = "list", mixinStandardHelpOptions = true, description = "A line for each.")
  int list(@Mixin LetterFilter filter) {
    var letters = letters(filter);
    for (var letter : letters) {
      out()
          .printf(
              "%s  %s  %s  %s%n",
              letter.origin(),
              letter.head().consumer(),
              text(letter.record().key()),
              shortened(letter.head().message()));
    }
    out().println("dead_letters=" + letters.size());
    out().flush();
    return 0;
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "All of each.")
  int show(@Mixin LetterFilter filter) {
    for (var letter : letters(filter)) {
      out().println(letter.origin() + ", not used by " + letter.head().consumer());
      out().println("  key      " + text(letter.record().key()));
      out().println("  error    " + letter.head().exception() + ": " + letter.head().message());
      letter
          .record()
          .headers()
          .forEach(
              header -> {
                if (!header.key().endsWith(".stacktrace")) {
                  out().println("  header   " + header.key() + " = " + text(header.value()));
                }
              });
      out().println("  value    " + text(letter.record().value()));
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = {
        "Puts the records back on their topics, as they were and in their order; each once,",
        "however often it is asked for."
      })
  int replay(@Mixin LetterFilter filter) {
    var replayed = Replayed.of(letters(filter), kafka.client());
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

  private List<Letter> letters(LetterFilter filter) {
    return filter.of(Letter.all(new TopicRecords(kafka.client())));
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "(none)" : new String(bytes, UTF_8);
  }

  private static String shortened(String message) {
    var line = message.lines().findFirst().orElse("");
    return line.length() <= SHORT ? line : line.substring(0, SHORT) + " ...";
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec.commandLine().getOut();
  }
}
