package io.taxiapp.backend.model;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.Model;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The model that this service asks, and what it can tell about all of them.
///
/// @param duration the initial duration; whoever made it closes it
/// @param zones those it knows
public record ModelCatalog(Model duration, ZoneTable zones, List<Shown> all) {

  /// The bundle of the initial duration.
  public static final String DURATION = "duration";

  public ModelCatalog {
    all = List.copyOf(all);
  }

  /// One bundle, as it is shown.
  ///
  /// @param metrics how a model made the same way did on all rides of a month it had not seen;
  ///     the parts are on the card
  @Schema(name = "Models.Shown")
  public record Shown(
      String name,
      String version,
      String digest,
      String target,
      String unit,
      List<ModelCard.BackTest> metrics,
      ModelCard card) {

    static Shown of(ModelIdentity identity, ModelCard card) {
      return new Shown(
          identity.name(),
          identity.version(),
          identity.digest(),
          card.target(),
          card.unit(),
          card.backTests().stream().filter(line -> line.by().isEmpty()).toList(),
          card);
    }
  }

  /// Verifies every bundle of a directory.
  ///
  /// @param duration already loaded from `directory/duration`
  /// @throws io.taxiapp.model.InvalidBundleException if one of them must not be used
  public static ModelCatalog of(ModelBundle duration, Path directory) {
    var shown = new ArrayList<Shown>();
    for (var bundle : bundles(directory)) {
      if (bundle.endsWith(DURATION)) {
        shown.add(Shown.of(duration.identity(), duration.card()));
      } else {
        try (var loaded = ModelBundle.load(bundle)) {
          shown.add(Shown.of(loaded.identity(), loaded.card()));
        }
      }
    }
    return new ModelCatalog(duration, duration.zones(), shown);
  }

  private static List<Path> bundles(Path directory) {
    try (var children = Files.list(directory)) {
      return children
          .filter(child -> Files.exists(child.resolve(ModelCard.FILE)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the models in " + directory, e);
    }
  }
}
