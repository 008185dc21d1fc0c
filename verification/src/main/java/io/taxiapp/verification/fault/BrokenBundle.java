package io.taxiapp.verification.fault;

import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Models with one flipped byte: a service that is started with them must refuse them.
record BrokenBundle() implements Fault {

  @Override
  public String name() {
    return "broken-bundle";
  }

  @Override
  public String description() {
    return "a second instance of each service, started with bundles that have one flipped byte";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var settings = context.stack().settings();
    var models = settings.dataDirectory().resolve("broken-models");
    DirectoryTree.copy(settings.tree().models(), models);
    flipAByteOfEach(models);
    var started = new ArrayList<ServiceProcess>();
    for (var name : FaultContext.SERVICES) {
      started.add(context.stack().start(another(context.process(name).spec(), models)));
    }
    for (var service : started) {
      expectRefused(context, service);
    }
  }

  private static void flipAByteOfEach(Path models) throws IOException {
    for (var bundle : List.of("duration", "corrected-duration", "tip", "cost")) {
      var model = models.resolve(bundle).resolve(ModelBundle.MODEL_FILE);
      byte[] bytes = Files.readAllBytes(model);
      bytes[bytes.length / 2] ^= 1;
      Files.write(model, bytes);
    }
  }

  /// One that would run beside the first.
  private static ServiceSpec another(ServiceSpec service, Path models) {
    var name = service.name() + "-broken";
    int port = FreePorts.row(1);
    return service
        .named(name)
        .with(
            Map.of(
                "TAXI_MODEL_DIR",
                models.toString(),
                "TAXI_HTTP_PORT",
                Integer.toString(port),
                "TAXI_HEALTH_PORT",
                Integer.toString(port),
                "TAXI_STATE_DIR",
                models.resolveSibling(name).toString(),
                "TAXI_KAFKA_CONSUMER_GROUP_INSTANCE_ID",
                name));
  }

  private static void expectRefused(FaultContext context, ServiceProcess service)
      throws InterruptedException {
    var status = service.awaitExit(FaultContext.PATIENCE);
    boolean named = service.logged(ModelBundle.MODEL_FILE) > 0;
    context.expect(
        status.orElse(0) == 1 && named,
        service.name() + " to end with 1 and to name " + ModelBundle.MODEL_FILE,
        status + ", named: " + named);
    service.kill();
  }
}
