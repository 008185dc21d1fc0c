/// The trace of each request, in and out.
@NullMarked
package io.taxiapp.backend.trace;

import org.jspecify.annotations.NullMarked;
