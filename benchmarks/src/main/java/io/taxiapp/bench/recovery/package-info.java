/// Starting, and going on after an end: P11 and P12.
@NullMarked
package io.taxiapp.bench.recovery;

import org.jspecify.annotations.NullMarked;
