/// The model bundles that this installation runs.
///
/// Out of scope: verifying a bundle ([io.taxiapp.model]).
@NullMarked
package io.taxiapp.backend.model;

import org.jspecify.annotations.NullMarked;
