/// Kafka's clients and the certificates that they show and trust.
@NullMarked
package io.taxiapp.certificate;

import org.jspecify.annotations.NullMarked;
