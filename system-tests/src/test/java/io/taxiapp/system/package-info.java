/// The whole pipeline, on the processes as they ship: what the README and the documents show, the
/// page in a browser, and, in the classes that extend {@link io.taxiapp.system.FaultTests}, the
/// short form of what `./taxi chaos` breaks.
@NullMarked
package io.taxiapp.system;

import org.jspecify.annotations.NullMarked;
