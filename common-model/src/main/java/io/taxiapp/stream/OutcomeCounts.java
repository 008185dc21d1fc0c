package io.taxiapp.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// Counts what came of each record, as the Kafka Streams metric `taxi / record-total` by task and
/// outcome.
public final class OutcomeCounts {

  private final Map<Outcome, Sensor> sensors = new EnumMap<>(Outcome.class);

  public OutcomeCounts(ProcessorContext<?, ?> context) {
    for (var outcome : Outcome.values()) {
      sensors.put(
          outcome,
          context
              .metrics()
              .addRateTotalSensor(
                  "taxi",
                  context.taskId() + "-" + outcome.tag(),
                  "record",
                  Sensor.RecordingLevel.INFO,
                  "outcome",
                  outcome.tag()));
    }
  }

  public void count(Outcome outcome) {
    Objects.requireNonNull(sensors.get(outcome)).record();
  }
}
