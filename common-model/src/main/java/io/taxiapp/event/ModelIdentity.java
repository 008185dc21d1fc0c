package io.taxiapp.event;

/// Which model said so.
///
/// @param name the bundle's name, such as `duration`
/// @param version the version on its card
/// @param digest `sha256:` and the hex digest of the bundle's checksum list: two bundles of one
///     version cannot be mixed up
public record ModelIdentity(String name, String version, String digest) {

  public ModelIdentity {
    Validation.that(digest.startsWith("sha256:"), "digest", "sha256:<hex>", digest);
  }
}
