package io.taxiapp.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When a fact becomes known, in the order of a ride's life. Also when a model runs.
public enum KnownAt {
  @JsonProperty("request")
  REQUEST,
  @JsonProperty("progress")
  PROGRESS,
  @JsonProperty("completion")
  COMPLETION;

  /// Whether a model that runs at `run` would be looking into the future.
  public boolean isLaterThan(KnownAt run) {
    return compareTo(run) > 0;
  }
}
