/// What `containers verify` asks of an installation, from outside.
@NullMarked
package io.taxiapp.cli.container;

import org.jspecify.annotations.NullMarked;
