package io.taxiapp.verification.rider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Holds what is answered of the bundles against their files (R8 of the package).
///
/// @param models the directory of the bundles that the stack uses
record BundleExpectation(Path models) {

  private static final String CARD = "model-card.json";

  /// The zones by ascending id, as they stand in the table.
  Optional<String> zones(JsonNode found) throws IOException {
    var expected = Json.MAPPER.createArrayNode();
    for (var line :
        Files.readAllLines(models.resolve("duration/zones.csv")).stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      var zone =
          expected
              .addObject()
              .put("id", Integer.parseInt(cells[0]))
              .put("borough", cells[1])
              .put("name", cells[2])
              .put("serviceZone", cells[3]);
      if (!cells[4].isEmpty()) {
        zone.putObject("centroid")
            .put("latitude", Double.parseDouble(cells[4]))
            .put("longitude", Double.parseDouble(cells[5]));
        zone.put("areaKm2", Double.parseDouble(cells[6]));
      }
    }
    return Json.difference(expected, found);
  }

  /// Each bundle once, by the name of its directory.
  Optional<String> models(JsonNode found) throws IOException {
    var expected = Json.MAPPER.createArrayNode();
    try (var directories = Files.list(models)) {
      for (var bundle :
          directories.filter(one -> Files.exists(one.resolve(CARD))).sorted().toList()) {
        var card = Json.read(Files.readString(bundle.resolve(CARD)));
        var model = expected.addObject().put("digest", digest(bundle));
        for (var name : new String[] {"name", "version", "target", "unit"}) {
          model.set(name, card.path(name));
        }
      }
    }
    return Json.difference(expected, found);
  }

  private static String digest(Path bundle) throws IOException {
    try {
      var sums = Files.readAllBytes(bundle.resolve("SHA256SUMS"));
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sums));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
