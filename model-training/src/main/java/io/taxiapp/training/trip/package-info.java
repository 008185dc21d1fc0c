/// Trips in: files of records become rides to learn from.
///
/// Takes the TLC's Parquet months, its zone files and GPS trips. Gives months of rides with
/// their labels, trips with their fixes, and how many rows were left out of which file, by
/// reason.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.trip;
