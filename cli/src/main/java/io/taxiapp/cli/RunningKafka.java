package io.taxiapp.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Utils;

/// A Kafka that is there, found out before anything is asked of it: its clients would wait for one
/// that is not for a minute.
final class RunningKafka {

  private static final int LONGEST_MILLIS = 5_000;

  private RunningKafka() {}

  /// Returns once a broker has answered.
  ///
  /// @param option that named it
  /// @param client Kafka client properties
  /// @throws IllegalStateException if none does within 5 s
  static void require(String option, Map<String, Object> client) throws InterruptedException {
    var addresses = String.valueOf(client.get("bootstrap.servers"));
    if (Stream.of(addresses.split(",", -1)).noneMatch(RunningKafka::listens)) {
      throw new IllegalStateException(
          "%s: expected a Kafka broker at %s, found no open port".formatted(option, addresses));
    }
    var settings = new HashMap<>(client);
    settings.put("default.api.timeout.ms", LONGEST_MILLIS);
    settings.put("request.timeout.ms", LONGEST_MILLIS);
    try (var admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException | KafkaException e) {
      throw new IllegalStateException(
          "%s: expected a Kafka broker at %s, found none that answers (%s)"
              .formatted(option, addresses, words(root(e))),
          e);
    }
  }

  /// Kafka's client itself would try again, for as long as it may.
  private static boolean listens(String address) {
    var host = Utils.getHost(address);
    var port = Utils.getPort(address);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LONGEST_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String words(Throwable root) {
    return root instanceof TimeoutException
        ? "no answer within %d s".formatted(LONGEST_MILLIS / 1_000)
        : String.valueOf(root.getMessage());
  }

  private static Throwable root(Throwable e) {
    var cause = e.getCause();
    return cause == null ? e : root(cause);
  }
}
