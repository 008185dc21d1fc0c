/// The vocabulary of rides.
@org.jspecify.annotations.NullMarked
package io.taxiapp.event;
