/// Health for orchestrators and people, in the same words as the consumers' (`status`, `reason`).
@NullMarked
package io.taxiapp.backend.health;

import org.jspecify.annotations.NullMarked;
