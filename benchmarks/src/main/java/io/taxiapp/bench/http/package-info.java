/// The backend's HTTP beside a bare Micronaut handler and Kafka's own producer measure: P3, P4, P5.
@NullMarked
package io.taxiapp.bench.http;

import org.jspecify.annotations.NullMarked;
