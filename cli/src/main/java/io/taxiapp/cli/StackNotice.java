package io.taxiapp.cli;

import io.taxiapp.local.process.LocalStack;
import java.io.PrintWriter;

/// Where to find the parts of a stack that is ready.
final class StackNotice {

  private StackNotice() {}

  static void print(LocalStack stack, PrintWriter out) {
    var settings = stack.settings();
    var ports = settings.ports();
    out.println(
        """
        ready
          page               http://localhost:%d/  (open it in a browser)
          backend            %s
                             http://127.0.0.1:%d/health/readiness  /prometheus
          kafka              %s
          duration-consumer  http://127.0.0.1:%d/health/readiness  /prometheus
          tip-consumer       http://127.0.0.1:%d/health/readiness  /prometheus
          cost-consumer      http://127.0.0.1:%d/health/readiness  /prometheus
          logs               %s"""
            .formatted(
                ports.http(),
                stack.backend(),
                ports.management(),
                settings.bootstrapServers(),
                ports.duration(),
                ports.tip(),
                ports.cost(),
                settings.logs()));
    out.flush();
  }
}
