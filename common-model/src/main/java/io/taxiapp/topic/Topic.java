package io.taxiapp.topic;

import org.apache.kafka.common.serialization.Serde;

/// One topic: its name with its version, how its keys and values are written, and how it is laid
/// out.
///
/// @param partitions how many a new installation starts with; a consumer scales up to this many
///     instances
public record Topic<K, V>(
    String name, Serde<K> key, Serde<V> value, int partitions, CleanupPolicy cleanupPolicy) {}
