package io.taxiapp.local.chaos;

import io.taxiapp.local.process.ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;

/// A model with one flipped byte: a service that is started with it must refuse it.
record BrokenBundle() implements Fault {

  @Override
  public String name() {
    return "broken-bundle";
  }

  @Override
  public String description() {
    return "a consumer started again with a bundle that has one flipped byte";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    var consumer = ground.process("tip-consumer");
    consumer.kill();
    var models = copy(ground.stack().settings().tree().models(), ground.stack().settings().logs());
    var model = models.resolve("tip").resolve("model.onnx");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);
    var refused = ground.stack().start(with(consumer.spec(), models));
    var status = refused.awaitExit(Duration.ofSeconds(30));
    ground.expect(status.orElse(0) != 0, "the bundle to be refused", status);
    if (status.isEmpty()) {
      refused.kill();
    }
    ground.readyAgain(consumer);
  }

  private static ServiceSpec with(ServiceSpec spec, Path models) {
    var environment = new HashMap<>(spec.environment());
    environment.put("TAXI_MODEL_DIR", models.toString());
    return new ServiceSpec(
        spec.name(),
        spec.module(),
        spec.mainClass(),
        spec.jvmOptions(),
        spec.arguments(),
        environment,
        spec.ready());
  }

  private static Path copy(Path models, Path beside) throws IOException {
    var copy = beside.resolveSibling("broken-models");
    try (var files = Files.walk(models)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(models.relativize(file).toString()));
      }
    }
    return copy;
  }
}
