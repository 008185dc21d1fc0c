package io.taxiapp.cli;

import io.taxiapp.cli.shape.TopoJson;
import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zone-shapes`: the outlines of the zones, for the page.
@Command(
    name = "zone-shapes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes the small file of zone outlines that the page draws.",
      "From GeoJSON of the TLC's taxi zones: borders that zones share are written once (TopoJSON)."
    })
final class ZoneShapesCommand implements Callable<Integer> {

  private static final String PAGE = "backend-service/src/main/resources/page/zone-shapes.json";

  @Option(
      names = "--geojson",
      required = true,
      paramLabel = "FILE",
      description = "Zones with the property LocationID, in WGS84 degrees.")
  private Path geoJson = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write (default: " + PAGE + " in the source tree).")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var file = out == null ? SourceTree.find().root().resolve(PAGE) : out;
    var bytes = TopoJson.of(geoJson);
    Files.write(file, bytes);
    if (spec != null) {
      spec.commandLine().getOut().println(file + ": " + bytes.length + " bytes");
    }
    return 0;
  }
}
