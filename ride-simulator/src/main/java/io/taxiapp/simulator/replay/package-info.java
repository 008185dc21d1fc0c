/// Sends trips to the backend as a rider and a taxi would: request, progress, completion.
@NullMarked
package io.taxiapp.simulator.replay;

import org.jspecify.annotations.NullMarked;
