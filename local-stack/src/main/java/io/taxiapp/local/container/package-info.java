/// The stack as containers, run by `docker compose` from the directory `compose`.
@NullMarked
package io.taxiapp.local.container;

import org.jspecify.annotations.NullMarked;
