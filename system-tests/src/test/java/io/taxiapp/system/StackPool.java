package io.taxiapp.system;

import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import java.io.IOException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/// As many stacks as classes go on at once: a class has one for itself until it ends. A stack on
/// which a test failed is left behind, with its logs.
final class StackPool implements ParameterResolver, AfterEachCallback, AfterAllCallback {

  private static final Namespace OURS = Namespace.create(StackPool.class);

  /// Those that nobody has. They are stopped after the last test.
  private record Idle(Deque<SharedStack> stacks) implements AutoCloseable {

    SharedStack take() {
      var stack = stacks.poll();
      return stack == null ? SharedStack.start() : stack;
    }

    @Override
    public void close() throws IOException {
      for (var stack : stacks) {
        stack.close();
      }
    }
  }

  /// What one class has; another one once that was left behind.
  private static final class Borrowed implements AutoCloseable {

    private final Idle idle;
    private @Nullable SharedStack stack;
    private boolean suspect;

    Borrowed(Idle idle) {
      this.idle = idle;
    }

    SharedStack stack() {
      var found = stack == null ? idle.take() : stack;
      stack = found;
      return found;
    }

    /// What a test that failed did to it may be half done.
    ///
    /// @param kept whether the class keeps its stack from one test to the next, and so goes on
    ///     with this one to its end
    void failed(boolean kept) {
      suspect = true;
      if (!kept) {
        close();
      }
    }

    @Override
    public void close() {
      if (stack == null) {
        return;
      }
      if (suspect) {
        System.out.println("A test failed; the logs of its stack are in " + stack.logs());
        stack.leaveBehind();
      } else {
        stack.endTrials();
        idle.stacks().push(stack);
      }
      stack = null;
      suspect = false;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == SharedStack.class || type == LocalRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var stack = ofItsClass(context).stack();
    return parameter.getParameter().getType() == LocalRun.class ? stack.run() : stack;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    afterEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    context
        .getExecutionException()
        .filter(thrown -> !(thrown instanceof TestAbortedException))
        .ifPresent(
            _ ->
                ofItsClass(context)
                    .failed(context.getTestInstanceLifecycle().equals(Optional.of(PER_CLASS))));
  }

  private static Borrowed ofItsClass(ExtensionContext context) {
    var idle =
        context
            .getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent(
                Idle.class, _ -> new Idle(new ConcurrentLinkedDeque<>()), Idle.class);
    var itsClass = context;
    while (itsClass.getTestMethod().isPresent()) {
      itsClass = itsClass.getParent().orElseThrow();
    }
    return itsClass
        .getStore(OURS)
        .getOrComputeIfAbsent(Borrowed.class, _ -> new Borrowed(idle), Borrowed.class);
  }
}
