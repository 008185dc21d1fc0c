package io.taxiapp.cli;

import io.taxiapp.repartition.Repartition;
import io.taxiapp.training.progress.QuietOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `partitions`: another number of partitions for the topics of rides.
@Command(
    name = "partitions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Gives the topics of rides another number of partitions.",
      "What the consumers keep in Kafka gets it too, and every record lies on the partition of its",
      "key. Stop the backends first, then, when they have no lag, the consumers: while one of them",
      "runs, nothing is changed. What was cut short goes on when it is run again."
    })
final class PartitionsCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--to",
      converter = Ranges.AtLeastOne.class,
      paramLabel = "N",
      required = true,
      description = "How many each of these topics is to have.")
  private int partitions;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    var told = QuietOption.progress(spec);
    try (var repartition =
        new Repartition(
            kafka.reached(),
            partitions,
            Repartition.UNTIL_ALL_KNOW,
            step -> {
              told.println(step);
              told.flush();
            })) {
      repartition.run();
    }
    return 0;
  }
}
