package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ClusterIT {

  private final List<BrokerProcess> brokers = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void stop() {
    brokers.forEach(BrokerProcess::close);
  }

  @Test
  void whatThreeAcknowledgedIsThereWhenOneOfThemIsKilledAndTheOthersGoOn() throws Exception {
    var controllers =
        Stream.generate(() -> Ports.claim(0, 0, Optional.empty()).controller())
            .limit(3)
            .map(port -> Integer.toString(port))
            .collect(Collectors.joining(","));
    for (int node = 1; node <= 3; node++) {
      brokers.add(start(Integer.toString(node), controllers));
    }
    var clients = new Clients(addresses());
    clients.createTopic("rides");
    clients.publishInOneTransaction("rides", "publisher", List.of("first"));

    brokers.getFirst().close();

    clients.publishInOneTransaction("rides", "another", List.of("second"));
    assertThat(clients.readCommitted("rides", 2)).containsExactly("first", "second");
  }

  private BrokerProcess start(String node, String controllers) throws IOException {
    return BrokerProcess.start(
        directory.resolve(node), "--port", "0", "--node", node, "--controllers", controllers);
  }

  private String addresses() throws IOException {
    var addresses = new ArrayList<String>();
    for (var broker : brokers) {
      addresses.add(broker.address());
    }
    return String.join(",", addresses);
  }
}
