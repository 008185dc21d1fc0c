package io.taxiapp.bench.topology;

import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;
import io.taxiapp.topic.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// A consumer that does nothing: the bytes of each record to the topic of the results, under the
/// settings and the life cycle of the others.
///
/// With `BENCH_BYTES` it writes a value of so many bytes for each, as large as a prediction is.
public final class PassThrough {

  public static final String NAME = "pass-through";
  public static final String INPUTS = "BENCH_INPUTS";
  public static final String OUTPUT = "BENCH_OUTPUT";
  public static final String BYTES = "BENCH_BYTES";

  private PassThrough() {}

  public static void main(String[] arguments) throws Exception {
    var environment = System.getenv();
    var inputs = environment.getOrDefault(INPUTS, Topics.RIDE_EVENTS.name()).split(",", -1);
    var output = environment.getOrDefault(OUTPUT, Topics.TIP_PREDICTIONS.name());
    int bytes = Integer.parseInt(environment.getOrDefault(BYTES, "0"));
    StreamsProcess.run(
        StreamsSettings.fromEnvironment(NAME, 0, environment),
        () -> topology(List.of(inputs), output, bytes));
  }

  private static Topology topology(List<String> inputs, String output, int bytes) {
    var builder = new StreamsBuilder();
    var results = new byte[bytes];
    builder.stream(inputs, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("in"))
        .processValues(
            () -> new Step<byte[], byte[], byte[]>(value -> bytes == 0 ? value : results),
            Named.as("as-large-as-results"))
        .to(output, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("out"));
    return builder.build();
  }
}
