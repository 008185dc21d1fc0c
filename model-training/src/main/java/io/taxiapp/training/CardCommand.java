package io.taxiapp.training;

import io.taxiapp.model.InvalidBundleException;
import io.taxiapp.training.card.CardFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `card`: model cards as pages for people.
@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the card of each bundle as a Markdown page with charts (SVG).",
      "train does this for the bundles that it trains."
    })
public final class CardCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--bundle",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "The bundles, for example models/duration.")
  private List<Path> bundles = new ArrayList<>();

  @Option(
      names = "--out",
      converter = OutputDirectory.class,
      paramLabel = "DIR",
      defaultValue = "docs/models",
      description = "Where the pages go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("docs", "models");

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    try {
      for (Path bundle : bundles) {
        CardFiles.write(bundle, out);
        spec.commandLine().getOut().printf("%s: card written to %s%n", bundle, out);
      }
      return 0;
    } catch (InvalidBundleException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }
}
