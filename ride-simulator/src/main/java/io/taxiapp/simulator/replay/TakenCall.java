package io.taxiapp.simulator.replay;

import java.net.http.HttpResponse;
import java.util.Optional;

/// A call that the backend took.
///
/// @param path that was posted to
/// @param key its `Idempotency-Key`
/// @param sent the body, JSON
/// @param first `false` if the same may have been carried out before
/// @param answer with JSON
public record TakenCall(
    String path, Optional<String> key, String sent, boolean first, HttpResponse<String> answer) {}
