/// The model of the corrected duration, and the live traffic that it is asked with.
///
/// Takes GPS trips for the way, and months of rides for the traffic. Gives forests and traffic
/// settings.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.corrected;
