/// The backend: HTTP in, the initial duration out at once, ride events to Kafka, and everything
/// that comes of them back to the rider.
///
/// Each package is one feature and says its rules; [io.taxiapp.backend.Backend] puts them together.
@NullMarked
package io.taxiapp.backend;

import org.jspecify.annotations.NullMarked;
