/// Processes to be measured: a broker, the services as they ship, and the programs of the
/// baselines; compiled as in production, their processor time and heap read over JMX.
@NullMarked
package io.taxiapp.bench.process;

import org.jspecify.annotations.NullMarked;
