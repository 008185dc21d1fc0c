/// What a person sees of a replay.
@NullMarked
package io.taxiapp.local.report;

import org.jspecify.annotations.NullMarked;
