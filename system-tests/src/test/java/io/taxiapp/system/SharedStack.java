package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the stack for the first who asks, and stops it after the last.
final class SharedStack implements ParameterResolver {

  private record Running(LocalRun run, Path directory) implements AutoCloseable {

    static Running start() {
      try {
        var directory = Files.createTempDirectory("shared-stack");
        return new Running(LocalRun.start(directory, Optional.empty()), directory);
      } catch (Exception e) {
        throw new IllegalStateException("cannot start the shared stack", e);
      }
    }

    @Override
    public void close() throws IOException {
      run.close();
      assertThat(run.stack().processes()).noneMatch(ServiceProcess::isAlive);
      DirectoryTree.delete(directory);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalRun.class;
  }

  @Override
  public LocalRun resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
        .run();
  }
}
