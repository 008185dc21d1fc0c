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
      "Changes the number of partitions of the ride topics.",
      "Also changes the consumers' internal topics, and moves every record to the partition of its",
      "key. Stop the backends first; when the consumers have no lag, stop them too. While one of",
      "them runs, nothing is changed. If the command is interrupted, run it again: it continues."
    })
final class PartitionsCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--to",
      converter = OptionConverters.AtLeastOne.class,
      paramLabel = "N",
      required = true,
      description = "The number of partitions of each of these topics.")
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
