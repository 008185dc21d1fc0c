package io.taxiapp.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.model.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `train` and `evaluate`, on made-up months.
class CommandsTest {
  @TempDir private Path directory;

  @Test
  void whatWasTrainedLoadsAndCanBeEvaluated() throws IOException {
    Path month = MadeUpData.writeMonth(directory, "2021-01", 2000);
    Path next = MadeUpData.writeMonth(directory, "2021-02", 800);
    String out = directory.resolve("models").toString();

    Ran trained = train("--only", "duration", "--train", month.toString(), "--out", out);
    Ran evaluated =
        run(new EvaluateCommand(), "--bundle", out + "/duration", "--trips", next.toString());

    assertThat(trained.status()).as(trained.err()).isZero();
    assertThat(evaluated.status()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("rows=800 rmse=").contains("unit=minutes");
    assertThat(Double.parseDouble(evaluated.out().replaceAll("(?s).*rmse=([0-9.]+).*", "$1")))
        .isLessThan(2.0);
    try (ModelBundle bundle = ModelBundle.load(Path.of(out, "duration"))) {
      assertThat(bundle.card().training().rows()).isEqualTo(2000);
      assertThat(bundle.card().training().files().getFirst().name())
          .isEqualTo("green_tripdata_2021-01.parquet");
    }
  }

  @Test
  void trainingTwiceGivesTheSameBytes() throws IOException {
    String month = MadeUpData.writeMonth(directory, "2023-01", 600).toString();

    for (String out : new String[] {"once", "twice"}) {
      Ran ran =
          train("--only", "duration", "--train", month, "--out", directory.resolve(out).toString());
      assertThat(ran.status()).as(ran.err()).isZero();
    }

    assertThat(Files.readString(directory.resolve("twice/duration/SHA256SUMS")))
        .isEqualTo(Files.readString(directory.resolve("once/duration/SHA256SUMS")));
  }

  @Test
  void tipsAreLearnedFromCardRidesAndCashRidesGetNone() throws IOException {
    String month = MadeUpData.writeMonth(directory, "2023-01", 600).toString();
    String out = directory.resolve("models").toString();

    Ran duration = train("--only", "duration", "--train", month, "--out", out);
    Ran tip = train("--only", "tip", "--train", month, "--out", out);
    Ran evaluated = run(new EvaluateCommand(), "--bundle", out + "/tip", "--trips", month);

    assertThat(duration.status()).as(duration.err()).isZero();
    assertThat(tip.status()).as(tip.err()).isZero();
    assertThat(evaluated.out()).containsPattern("cash +150 +0.000 +0.000");
  }

  @Test
  void aCardShowsHowTheSameRecipeDidOnAMonthItHadNotSeen() throws IOException {
    MadeUpData.writeMonth(directory, "2023-01", 600);
    MadeUpData.writeMonth(directory, "2023-02", 600);
    Path out = directory.resolve("models");

    Ran ran = train("--only", "duration", "--out", out.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (ModelBundle bundle = ModelBundle.load(out.resolve("duration"))) {
      assertThat(bundle.card().backTests())
          .anySatisfy(
              line -> {
                assertThat(line.trainedOn()).isEqualTo("2023-01");
                assertThat(line.triedOn()).isEqualTo("2023-02");
                assertThat(line.segment()).isEqualTo("all");
                assertThat(line.rows()).isEqualTo(600);
                assertThat(line.mae()).isBetween(0.0, 2.0);
              });
    }
  }

  @Test
  void badArgumentsAreNamed() throws IOException {
    MadeUpData.writeMonth(directory, "2021-01", 10);
    Path text = Files.writeString(directory.resolve("rides.parquet"), "hello");

    assertThat(train("--only", "fare").err()).contains("expected one of").contains("fare");
    assertThat(train("--only", "duration", "--train", text.toString()).err())
        .contains("rides.parquet: expected a month of green-taxi trip records");
    assertThat(run(new EvaluateCommand(), "--bundle", "nowhere", "--trips", text.toString()).err())
        .contains("nowhere")
        .contains("expected a directory");
    assertThat(
            run(new EvaluateCommand(), "--bundle", "../models/duration", "--trips", text.toString())
                .status())
        .isEqualTo(2);
  }

  @Test
  void accuracyNamesTheMonthThatItMisses() throws IOException {
    MadeUpData.writeMonth(directory, "2021-02", 10);

    Ran ran = run(new AccuracyCommand(), "--data", directory.toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("expected green_tripdata_2021-01.parquet");
  }

  private Ran train(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("--data", directory.toString(), "--parity-rows", "2000"));
    all.addAll(List.of(arguments));
    return run(new TrainCommand(), all.toArray(String[]::new));
  }

  private static Ran run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ran(status, out.toString(), err.toString());
  }

  private record Ran(int status, String out, String err) {}
}
