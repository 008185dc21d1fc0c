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
  public void inject(FaultContext context) throws Exception {
    long cut = 0;
    for (int round = 0;
        round < (context.timed() ? context.size().rounds() : context.size().fewerRounds());
        round++) {
      var backend = context.process(FaultContext.BACKEND);
      try (var rides = KeyedRides.underWay(context)) {
        backend.kill();
        context.readyAgain(backend);
        rides.expectEachOnce();
        cut += rides.cut();
      }
    }
    context.target(cut > 0, "requests to be cut off", "none");
    context.measured("requests cut off mid-way, and made again", Long.toString(cut));
  }
}
