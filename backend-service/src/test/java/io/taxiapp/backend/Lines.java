package io.taxiapp.backend;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/// Takes the lines of a stream as they come, without a thread of its own.
record Lines(Consumer<String> take) implements Flow.Subscriber<String> {

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    take.accept(line);
  }

  @Override
  public void onError(Throwable failure) {
    // The response's future fails with it.
  }

  @Override
  public void onComplete() {
    // The response's future completes.
  }
}
