package io.taxiapp.verification.fault;

/// `kill -9` of the backend while it answers; clients try again with the same key.
record KillBackend() implements Fault {

  @Override
  public String name() {
    return "kill-backend";
  }

  @Override
  public String description() {
    return "kill -9 of the backend mid-request; clients retry with their Idempotency-Key";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    long cut = 0;
    for (int round = 0;
        round < (ground.timed() ? ground.size().rounds() : ground.size().fewerRounds());
        round++) {
      var backend = ground.process(Ground.BACKEND);
      try (var rides = KeyedRides.underWay(ground)) {
        backend.kill();
        ground.readyAgain(backend);
        rides.expectEachOnce();
        cut += rides.cut();
      }
    }
    ground.target(cut > 0, "requests to be cut off", "none");
    ground.measured("requests cut off mid-way, and made again", Long.toString(cut));
  }
}
