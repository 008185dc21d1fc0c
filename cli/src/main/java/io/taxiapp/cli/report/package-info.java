/// What a person sees of a replay.
@NullMarked
package io.taxiapp.cli.report;

import org.jspecify.annotations.NullMarked;
