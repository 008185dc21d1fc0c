/// One scoring call, in this thread: P1 and P2.
@NullMarked
package io.taxiapp.bench.scoring;

import org.jspecify.annotations.NullMarked;
