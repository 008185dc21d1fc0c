package io.taxiapp.local.chaos;

/// The state volume of a consumer, a small file system of its own, runs full and is freed again.
/// Needs the right to mount.
record FullDisk() implements Fault {

  private static final int MEGABYTES = 48;

  @Override
  public String name() {
    return "full-disk";
  }

  @Override
  public String description() {
    return "the state volume of a consumer (a file system of 48 MB) runs full, and is freed";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    var consumer = ground.process("duration-consumer");
    var state = ground.stack().settings().state(consumer.name());
    consumer.stop();
    ground.stack().forgetState(consumer.name());
    var volume = SmallVolume.mount(state, MEGABYTES);
    try {
      consumer = ground.readyAgain(consumer);
      volume.fill();
      Thread.sleep(ground.size().outage());
      ground.measured("the consumer on a full disk", consumer.isAlive() ? "went on" : "ended");
      volume.free();
      // What watches over processes starts one that ended again.
      consumer = consumer.isAlive() ? consumer : ground.readyAgain(consumer);
      consumer.awaitReady(Ground.READY);
      consumer.stop();
    } finally {
      consumer.kill();
      volume.unmount();
    }
    ground.readyAgain(consumer);
  }
}
