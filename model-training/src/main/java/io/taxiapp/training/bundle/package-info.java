/// Bundles out: trains on everything, and writes what a service loads.
///
/// Takes months and GPS trips. Gives a directory with the model, its tables, its card and its
/// golden rows, put in place only after the loader of the services has taken it.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.bundle;
