package io.taxiapp.bench.topology;

import io.taxiapp.stream.CommitPolicy;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/// `mapValues` with the commits of the services.
final class Step<K, V, R> extends ContextualFixedKeyProcessor<K, V, R> {

  private final Function<V, R> step;

  Step(Function<V, R> step) {
    this.step = step;
  }

  @Override
  public void process(FixedKeyRecord<K, V> record) {
    CommitPolicy.takenUp(context());
    context().forward(record.withValue(step.apply(record.value())));
  }
}
