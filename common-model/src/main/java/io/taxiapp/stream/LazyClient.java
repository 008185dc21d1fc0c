package io.taxiapp.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/// A client of Kafka that is made as soon as one of Kafka's names resolves: before there is such a
/// container or pod there is no such name, and Kafka's clients refuse to be made.
public final class LazyClient<C> {

  private final Supplier<C> make;
  private final List<Consumer<C>> waiting = new ArrayList<>();
  private volatile Optional<C> client = Optional.empty();

  /// Makes it at once if a name resolves.
  ///
  /// @throws KafkaException if anything else is wrong: that does not pass
  public LazyClient(Supplier<C> make) {
    this.make = make;
    make();
  }

  /// The client, if it was made.
  public Optional<C> now() {
    return client;
  }

  /// The client, made if it was not and can be; asking for names may take seconds.
  public synchronized Optional<C> make() {
    if (client.isEmpty()) {
      try {
        client = Optional.of(make.get());
      } catch (KafkaException e) {
        if (!isUnresolved(e)) {
          throw e;
        }
        return client;
      }
      client.ifPresent(made -> waiting.forEach(action -> action.accept(made)));
    }
    return client;
  }

  /// Hands the client over, now or when it is made.
  public synchronized void whenMade(Consumer<C> action) {
    client.ifPresentOrElse(action, () -> waiting.add(action));
  }

  private static boolean isUnresolved(KafkaException failure) {
    return failure.getCause() instanceof ConfigException cause
        && String.valueOf(cause.getMessage()).startsWith("No resolvable bootstrap urls");
  }
}
