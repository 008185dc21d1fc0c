package io.taxiapp.local.chaos;

import io.taxiapp.local.process.DirectoryTree;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

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
    var settings = ground.stack().settings();
    var models = settings.dataDirectory().resolve("broken-models");
    DirectoryTree.copy(settings.tree().models(), models);
    var model = models.resolve("tip").resolve("model.onnx");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);
    var refused =
        ground.stack().start(consumer.spec().with(Map.of("TAXI_MODEL_DIR", models.toString())));
    var status = refused.awaitExit(Duration.ofSeconds(30));
    ground.expect(status.orElse(0) != 0, "the bundle to be refused", status);
    if (status.isEmpty()) {
      refused.kill();
    }
    ground.readyAgain(consumer);
  }
}
