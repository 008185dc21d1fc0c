/// Whether a ride costs the same when there are more of them, P14, and
/// whether more instances are so much faster: P15.
@NullMarked
package io.taxiapp.bench.growth;

import org.jspecify.annotations.NullMarked;
