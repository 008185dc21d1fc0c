package io.taxiapp.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// `train` and `evaluate`, on made-up months.
class CommandsTest {
  /// Trained once, on one month, for all tests of what can be done with a bundle.
  @TempDir private static Path shared;

  private static Path sharedMonth;
  private static String sharedBundle;

  @TempDir private Path directory;

  @BeforeAll
  static void trainShared() throws IOException {
    sharedMonth = MadeUpData.writeMonth(shared, "2021-01", 2000);
    String out = shared.resolve("models").toString();
    sharedBundle = out + "/duration";
    Ran trained = trainOn(shared, "--only", "duration", "--no-back-tests", "--out", out);
    assertThat(trained.status()).as(trained.err()).isZero();
  }

  @Test
  void whatWasTrainedLoadsAndCanBeEvaluated() throws IOException {
    Path next = MadeUpData.writeMonth(directory, "2021-02", 800);

    Ran evaluated =
        run(new EvaluateCommand(), "--bundle", sharedBundle, "--trips", next.toString());

    assertThat(evaluated.status()).as(evaluated.err()).isZero();
    assertThat(evaluated.out().lines().toList().getLast())
        .matches("rows=800 rmse=[0-9.]+ mae=[0-9.]+ coverage=[0-9.]+ unit=minutes");
    assertThat(evaluated.out())
        .contains("picked up in Queens", "picked up 6 to 10 h", "driven 2 to 5 km", "card", "cash")
        .doesNotContain("trained on green_tripdata");
    assertThat(Double.parseDouble(evaluated.out().replaceAll("(?s).*rmse=([0-9.]+).*", "$1")))
        .isLessThan(2.0);
    try (ModelBundle bundle = ModelBundle.load(Path.of(sharedBundle))) {
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

    Ran duration = train("--only", "duration", "--train", month, "--no-back-tests", "--out", out);
    Ran tip = train("--only", "tip", "--train", month, "--no-back-tests", "--out", out);
    Ran evaluated = run(new EvaluateCommand(), "--bundle", out + "/tip", "--trips", month);

    assertThat(duration.status()).as(duration.err()).isZero();
    assertThat(tip.status()).as(tip.err()).isZero();
    assertThat(evaluated.out()).containsPattern("cash +150 +0.000 +0.000");
  }

  @Test
  void trainingTellsEachStepEndsWithTheTableAndItsCardShowsHowTheRecipeDidOnAMonthItHadNotSeen()
      throws IOException {
    MadeUpData.writeMonth(directory, "2023-01", 600);
    MadeUpData.writeMonth(directory, "2023-02", 600);
    Path out = directory.resolve("models");

    Ran ran = train("--only", "duration", "--out", out.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("1 of 2: duration: back-test on 2023-02")
        .contains("2 of 2: duration: training on 2023-01 to 2023-02, 2 months")
        .contains("duration, trained on 2023-01, tested on 2023-02, in minutes")
        .endsWith("%n".formatted());
    assertThat(ran.out().lines().toList().getLast()).startsWith("driven 5 to 10 km");
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
  void anEvaluationAsJsonTellsWhatTheBundleWasTrainedOnToo() throws IOException {
    String next = MadeUpData.writeMonth(directory, "2021-02", 600).toString();

    Ran ran =
        run(
            new EvaluateCommand(),
            "--bundle",
            sharedBundle,
            "--json",
            "--trips",
            sharedMonth.toString(),
            next);

    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode json = BundleJson.MAPPER.readTree(ran.out());
    assertThat(json.at("/model/name").asText()).isEqualTo("duration");
    assertThat(json.get("trips")).hasSize(2);
    assertThat(json.get("trainedOnToo")).hasSize(1);
    assertThat(json.at("/trainedOnToo/0").asText()).isEqualTo("green_tripdata_2021-01.parquet");
    assertThat(json.at("/lines/0/segment").asText()).isEqualTo("all");
    assertThat(json.at("/lines/0/rows").asInt()).isEqualTo(2600);
    assertThat(json.at("/lines/1/by").asText()).isEqualTo("payment");
  }

  @Test
  void aMonthThatIsAloneIsTriedOnItsLastQuarter() throws IOException {
    String month = MadeUpData.writeMonth(directory, "2023-03", 600).toString();

    Ran ran =
        train("--only", "duration", "--train", month, "--out", directory.resolve("m").toString());

    assertThat(ran.out())
        .contains("duration, trained on the start of 2023-03, tested on the end of 2023-03")
        .containsPattern("all +150 ");
  }

  @Test
  void badArgumentsAreNamed() throws IOException {
    MadeUpData.writeMonth(directory, "2021-01", 10);
    Path text = Files.writeString(directory.resolve("rides.parquet"), "hello");

    assertThat(train("--only", "fare").err()).contains("expected one of").contains("fare");
    assertThat(train("--only", "duration", "--train", text.toString()).err())
        .contains("rides.parquet: expected a Parquet file, found one of another kind");
    assertThat(run(new EvaluateCommand(), "--bundle", "nowhere", "--trips", text.toString()).err())
        .contains("nowhere")
        .contains("expected a directory");
    assertThat(run(new EvaluateCommand(), "--bundle", "nowhere", "--trips", "none.parquet").err())
        .contains("--trips: expected files of trips, found none at none.parquet");
    assertThat(
            run(new EvaluateCommand(), "--bundle", "../models/duration", "--trips", text.toString())
                .status())
        .isEqualTo(2);
  }

  @Test
  void aMonthInWhichEveryRowStandsTwiceIsWorthTheSameAndTheRepeatsAreReported() throws IOException {
    Path once = MadeUpData.writeMonth(shared, "2021-02", 800);
    Path twice = twice(once, directory);

    Ran of = run(new EvaluateCommand(), "--bundle", sharedBundle, "--trips", once.toString());
    for (List<Path> trips : List.of(List.of(twice), List.of(once, once), List.of(once, twice))) {
      List<String> arguments = new ArrayList<>(List.of("--bundle", sharedBundle, "--trips"));
      trips.forEach(file -> arguments.add(file.toString()));
      Ran ran = run(new EvaluateCommand(), arguments.toArray(String[]::new));

      assertThat(ran.status()).as(ran.err()).isZero();
      assertThat(ran.out().lines().toList().getLast())
          .isEqualTo(of.out().lines().toList().getLast());
      assertThat(ran.out())
          .containsPattern(
              trips.getLast()
                  + ": (800|1600) rows, left out: (800|1600) that repeat another row exactly");
    }
  }

  @Test
  void whatWasLeftOutOfAnEvaluationIsInItsJson() throws IOException {
    Path once = MadeUpData.writeMonth(shared, "2021-02", 800);
    Path twice = twice(once, directory);

    Ran ran =
        run(new EvaluateCommand(), "--bundle", sharedBundle, "--json", "--trips", twice.toString());

    JsonNode file = BundleJson.MAPPER.readTree(ran.out()).at("/files/0");
    assertThat(file.get("file").asText()).isEqualTo(twice.toString());
    assertThat(file.get("rows").asInt()).isEqualTo(1600);
    assertThat(file.at("/leftOut/repeated").asInt()).isEqualTo(800);
  }

  @Test
  void trainingOnRepeatsGivesTheModelOfTheRowsAndItsCardTellsThem() throws IOException {
    String twice = twice(sharedMonth, directory).toString();
    Path out = directory.resolve("models");

    Ran ran =
        trainOn(
            shared,
            "--only",
            "duration",
            "--no-back-tests",
            "--out",
            out.toString(),
            "--train",
            twice,
            twice);

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(twice + ": named more than once, read once");
    assertThat(ran.out())
        .contains(twice + ": 4000 rows, left out: 2000 that repeat another row exactly");
    assertThat(out.resolve("duration/model.onnx"))
        .hasSameBinaryContentAs(Path.of(sharedBundle, "model.onnx"));
    try (ModelBundle bundle = ModelBundle.load(out.resolve("duration"))) {
      assertThat(directory.resolve("docs/models/duration.md"))
          .content()
          .contains(
              "- Left out of green_tripdata_2021-01.parquet: 2000 that repeat another row exactly");
      assertThat(bundle.card().training().rows()).isEqualTo(2000);
      assertThat(bundle.card().training().files())
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.rows()).isEqualTo(4000);
                assertThat(file.rowsUsed()).isEqualTo(2000);
                assertThat(file.leftOut()).containsExactly(entry("repeated", 2000L));
              });
    }
  }

  @Test
  void progressIsPlainLinesBesideTheResultWhereThereIsNoTerminal() throws IOException {
    Path month = MadeUpData.writeMonth(shared, "2021-02", 800);

    Ran ran =
        run(new EvaluateCommand(), "--bundle", sharedBundle, "--json", "--trips", month.toString());

    assertThat(ran.err().lines())
        .containsExactly(
            "1 of 2: reading green_tripdata_2021-02.parquet", "2 of 2: testing on its 800 rides");
    assertThat(ran.out()).startsWith("{").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate",
        "evaluate --bundle BUNDLE",
        "evaluate --bundle BUNDLE --trips",
        "evaluate --bundle BUNDLE --trips DIR/none.parquet",
        "evaluate --bundle BUNDLE --trips DIR",
        "evaluate --bundle BUNDLE --trips DIR/empty.parquet",
        "evaluate --bundle BUNDLE --trips DIR/text.parquet",
        "evaluate --bundle BUNDLE --trips DIR/columns.parquet",
        "evaluate --bundle DIR --trips DIR/columns.parquet",
        "evaluate --bundle ../models/tip --duration-bundle DIR --trips MONTH",
        "evaluate --bundle ../models/tip --trips DIR/empty.parquet",
        "evaluate --bundle ../models/corrected-duration --trips DIR/text.gz",
        "evaluate --bundle ../models/corrected-duration --trips DIR/text.gz MONTH",
        "evaluate --bundle ../models/corrected-duration --trips DIR/columns.parquet",
        "train",
        "train --data DIR/none",
        "train --data DIR",
        "train --data SHARED --only fare",
        "train --data SHARED --months-back -1",
        "train --data SHARED --months-back many",
        "train --data SHARED --parity-rows -1",
        "train --data SHARED --out DIR/text.gz",
        "train --data SHARED --cards DIR/text.gz",
        "train --data SHARED --train DIR/none.parquet",
        "train --data SHARED --train DIR",
        "train --data SHARED --train DIR/empty.parquet",
        "train --data SHARED --train DIR/columns.parquet",
        "train --data SHARED --train DIR/green_tripdata_2024-07.parquet",
        "train --data SHARED --only corrected-duration",
        "train --data SHARED --model-version",
        "train --data SHARED --nonsense"
      })
  void wrongArgumentsEndWithTwoAndOurWords(String line) throws IOException {
    Files.createFile(directory.resolve("empty.parquet"));
    Files.writeString(directory.resolve("text.parquet"), "hello");
    Files.writeString(directory.resolve("text.gz"), "hello");
    MadeUpData.copy("SELECT 1 AS VendorID", directory.resolve("columns.parquet"));
    Files.copy(sharedMonth, directory.resolve("green_tripdata_2024-07.parquet"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                line.replace("DIR", directory.toString())
                    .replace("BUNDLE", sharedBundle)
                    .replace("SHARED", shared.toString())
                    .replace("MONTH", sharedMonth.toString())
                    .split(" ")));
    Object command =
        arguments.removeFirst().equals("train") ? new TrainCommand() : new EvaluateCommand();

    Ran ran = run(command, arguments.toArray(String[]::new));

    assertThat(ran.status()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err())
        .isNotBlank()
        .doesNotContainPattern("[A-Z]\\w+ Error|Exception|read_parquet|GZIP|\u001b");
  }

  @Test
  void aMonthUnderAnothersNameIsToldApartFromOneWithoutRides() throws IOException {
    Path other = Files.copy(sharedMonth, directory.resolve("green_tripdata_2024-07.parquet"));

    Ran ran = run(new EvaluateCommand(), "--bundle", sharedBundle, "--trips", other.toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("picked up in the month of the file's name");
  }

  @Test
  void aCostBundleWidensRidesBookedByAppByThemselves() throws IOException {
    String month = MadeUpData.writeMonth(directory, "2023-01", 600).toString();
    Path out = directory.resolve("models");

    Ran ran = train("--only", "cost", "--train", month, "--no-back-tests", "--out", out.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (ModelBundle bundle = ModelBundle.load(out.resolve("cost"))) {
      assertThat(bundle.card().featureNames()).contains("expectedUnmetered");
      assertThat(bundle.card().training().settings().has("widening, no paidByCard")).isTrue();
    }
  }

  @Test
  void accuracyNamesTheMonthThatItMisses() throws IOException {
    MadeUpData.writeMonth(directory, "2021-02", 10);

    Ran ran = run(new AccuracyCommand(), "--data", directory.toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("expected green_tripdata_2021-01.parquet");
  }

  @Test
  void accuracyOnAnyTwoMonthsEndsWithOneIfAFigureIsMissed() throws IOException {
    MadeUpData.writeMonth(directory, "2024-05", 300);
    MadeUpData.writeParquet(
        directory.resolve("green_tripdata_2024-06.parquet"),
        """
        SELECT TIMESTAMP '2024-06-01 00:00:00' + INTERVAL (i * 7) MINUTE AS pickup,
               pickup + INTERVAL (1800) SECOND, 1, 2, 1, 1, 1, 1.0, 7.0, 2.0, 10.0
        FROM range(200) AS r(i)
        """);

    Ran ran =
        run(new AccuracyCommand(), "--data", directory.toString(), "--split", "2024-05:2024-06");

    assertThat(ran.status()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out())
        .contains("MISSED")
        .containsPattern("cost, better than the published tariff +2024-05 to 2024-06 +200 ")
        .containsPattern("judged=[1-9][0-9]* ok=[0-9]+ missed=[1-9]");
    assertThat(ran.err()).contains("LEFT OUT: corrected-duration: expected GPS trips");
  }

  @Test
  void accuracySaysWhatIsNoSplit() throws IOException {
    MadeUpData.writeMonth(directory, "2024-05", 10);

    Ran ran =
        run(new AccuracyCommand(), "--data", directory.toString(), "--split", "2024-06:2024-05");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--split: expected a month and a later one");
  }

  @Test
  void aCorrectedDurationIsTriedOnMonthsToo() throws IOException {
    Path month = MadeUpData.writeMonth(directory, "2024-05", 300);

    Ran ran =
        run(
            new EvaluateCommand(),
            "--bundle",
            "../models/corrected-duration",
            "--trips",
            month.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("total at the request with live traffic", "initial duration: MAE")
        .contains("picked up 6 to 10 h");
  }

  /// A month of the same name with every row twice.
  private static Path twice(Path month, Path directory) {
    String rows = "SELECT * FROM read_parquet('%s')".formatted(month);
    return MadeUpData.copy(
        rows + " UNION ALL " + rows, directory.resolve(month.getFileName().toString()));
  }

  private Ran train(String... arguments) {
    return trainOn(directory, arguments);
  }

  private static Ran trainOn(Path data, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--parity-rows", "2000"));
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
