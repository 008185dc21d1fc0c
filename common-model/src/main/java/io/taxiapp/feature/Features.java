package io.taxiapp.feature;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The catalogue of all features. To add one: add it to [RequestFeatures] or [ProgressFeatures],
/// name it in a training recipe, train.
public final class Features {
  private static final Map<String, Feature> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.concat(RequestFeatures.all().stream(), ProgressFeatures.all().stream())
        .forEach(feature -> BY_NAME.put(feature.name(), feature));
  }

  private Features() {}

  public static Collection<Feature> all() {
    return Collections.unmodifiableCollection(BY_NAME.values());
  }

  /// The feature of a name.
  ///
  /// @throws IllegalArgumentException for a name that is not in the catalogue
  public static Feature named(String name) {
    Feature feature = BY_NAME.get(name);
    if (feature == null) {
      throw new IllegalArgumentException(
          "expected the name of a feature, one of %s, found %s".formatted(BY_NAME.keySet(), name));
    }
    return feature;
  }

  public static List<Feature> named(List<String> names) {
    return names.stream().map(Features::named).toList();
  }
}
