/// The short form of what `./taxi chaos` does, on the processes as they ship.
@NullMarked
package io.taxiapp.system;

import org.jspecify.annotations.NullMarked;
