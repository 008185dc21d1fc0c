package io.taxiapp.cli;

import io.taxiapp.local.process.ProcessFailure;
import io.taxiapp.local.process.StackProgress;
import java.io.PrintWriter;

/// A line for each thing that there is to say of the start of a stack.
///
/// @param out of what goes on
/// @param err of what ends it
record StartupLines(PrintWriter out, PrintWriter err) implements StackProgress {

  @Override
  public void said(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void failed(ProcessFailure why) {
    err.println(why.getMessage());
    err.println("stopping the others ...");
    err.flush();
  }
}
