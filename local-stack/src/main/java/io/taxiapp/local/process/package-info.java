/// The broker and the services as processes of this machine.
@NullMarked
package io.taxiapp.local.process;

import org.jspecify.annotations.NullMarked;
