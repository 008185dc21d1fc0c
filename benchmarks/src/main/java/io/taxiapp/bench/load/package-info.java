/// Requests to an HTTP server over connections that stay open, with as little work of our own as
/// possible: it shares the machine with what is measured.
@NullMarked
package io.taxiapp.bench.load;

import org.jspecify.annotations.NullMarked;
