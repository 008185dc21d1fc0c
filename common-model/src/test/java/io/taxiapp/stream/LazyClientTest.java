package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

final class LazyClientTest {

  private Supplier<Admin> source = () -> admin("kafka.invalid:9092");

  @Test
  void whileKafkaHasNoNameThereIsNoClient() {
    var late = new LazyClient<>(() -> source.get());
    var handedOver = new ArrayList<Admin>();
    late.whenMade(handedOver::add);
    assertThat(late.make()).isEmpty();
    assertThat(late.now()).isEmpty();

    source = () -> admin("127.0.0.1:9");
    try (var made = late.make().orElseThrow()) {
      assertThat(late.now()).containsSame(made);
      assertThat(late.make()).containsSame(made);
      late.whenMade(handedOver::add);
      assertThat(handedOver).containsExactly(made, made);
    }
  }

  @Test
  void whatElseIsWrongDoesNotPass() {
    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> new LazyClient<>(() -> admin("no port")));
  }

  private static Admin admin(String address) {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", address));
  }
}
