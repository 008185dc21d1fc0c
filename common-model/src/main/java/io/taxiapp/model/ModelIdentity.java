package io.taxiapp.model;

/// Which model made a prediction.
///
/// @param digest `sha256:` and the hexadecimal digest of the bundle's `SHA256SUMS`
public record ModelIdentity(String name, String version, String digest) {}
