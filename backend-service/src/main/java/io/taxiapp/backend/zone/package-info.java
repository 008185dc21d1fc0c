/// The taxi zones, as the duration model knows them.
@NullMarked
package io.taxiapp.backend.zone;

import org.jspecify.annotations.NullMarked;
