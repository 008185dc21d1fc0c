package io.taxiapp.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// An ONNX model for rows of one width, shared by many threads. With [OnnxScorer] the only user of
/// ONNX Runtime.
///
/// Trees are walked by [TreeScorer] if that gives the bits of ONNX Runtime on a set of rows, which
/// is tried each time a model is opened; any other graph, or one that differs, is run by ONNX
/// Runtime.
///
/// Each call borrows a scorer (buffers that are used again, on one thread at a time); there are as
/// many as there were calls at once. Closing waits for running calls and frees all native memory.
public final class OnnxModel implements AutoCloseable {
  /// The output columns: value, p10, p50, p90.
  public static final int COLUMNS = 4;

  private static final int MAX_CALLS = Integer.MAX_VALUE;
  private static final int ROWS_COMPARED = 300;

  private final int width;
  private final Supplier<RowScorer> scorers;
  private final ScorerPool idle = new ScorerPool();
  private final Semaphore calls = new Semaphore(MAX_CALLS);
  private final Optional<OrtSession> session;
  private volatile boolean closed;

  private OnnxModel(int width, Supplier<RowScorer> scorers, Optional<OrtSession> session) {
    this.width = width;
    this.scorers = scorers;
    this.session = session;
  }

  /// Opens a model.
  ///
  /// @param width of the rows that will be scored
  /// @throws IllegalArgumentException if the bytes are no model of that width with four output
  ///     columns
  public static OnnxModel open(byte[] model, int width) {
    OrtSession session = session(model);
    try {
      checkSignature(session, width);
      Optional<Forests> forests = Forests.read(model, width).filter(it -> agrees(it, session));
      if (forests.isPresent()) {
        session.close();
        return new OnnxModel(width, () -> new TreeScorer(forests.get()), Optional.empty());
      }
      return new OnnxModel(width, () -> OnnxScorer.open(session, width), Optional.of(session));
    } catch (OrtException | RuntimeException e) {
      closeAfter(session, e);
      throw e instanceof RuntimeException known ? known : refused(e);
    }
  }

  /// As ONNX Runtime alone would score it.
  static OnnxModel openSession(byte[] model, int width) {
    OrtSession session = session(model);
    return new OnnxModel(width, () -> OnnxScorer.open(session, width), Optional.of(session));
  }

  private static OrtSession session(byte[] model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // A spinning pool burns a core while there is nothing to do.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      options.setCPUArenaAllocator(false);
      return OrtEnvironment.getEnvironment().createSession(model, options);
    } catch (OrtException e) {
      throw refused(e);
    }
  }

  private static IllegalArgumentException refused(Exception e) {
    return new IllegalArgumentException("expected an ONNX model, found: " + e.getMessage(), e);
  }

  private static void closeAfter(OrtSession session, Exception failure) {
    try {
      session.close();
    } catch (OrtException e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean agrees(Forests forests, OrtSession session) {
    try (OnnxScorer reference = OnnxScorer.open(session, forests.width)) {
      return new TreeCheck(forests, reference).agrees(ROWS_COMPARED);
    }
  }

  private static void checkSignature(OrtSession session, int width) throws OrtException {
    checkMatrix("input", session.getInputInfo(), width);
    checkMatrix("output", session.getOutputInfo(), COLUMNS);
  }

  private static void checkMatrix(String what, Map<String, NodeInfo> nodes, int columns) {
    if (nodes.size() != 1
        || !(nodes.values().iterator().next().getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT
        || tensor.getShape().length != 2) {
      throw new IllegalArgumentException(
          "expected one %s, a matrix of float, found %s".formatted(what, nodes.values()));
    }
    if (tensor.getShape()[1] != columns) {
      throw new IllegalArgumentException(
          "expected an %s of %d columns, found %d".formatted(what, columns, tensor.getShape()[1]));
    }
  }

  public int width() {
    return width;
  }

  /// Scores one row; NaN is a gap.
  ///
  /// @return value, p10, p50, p90, as the trees give them
  /// @throws IllegalStateException if a result is not finite, or the model is closed
  public float[] score(float[] row) {
    float[] columns = new float[COLUMNS];
    score(row, columns);
    return columns;
  }

  /// The same without an allocation of its own.
  ///
  /// @param columns gets value, p10, p50, p90
  public void score(float[] row, float[] columns) {
    if (row.length != width) {
      throw new IllegalArgumentException(
          "expected a row of %d features, found %d".formatted(width, row.length));
    }
    calls.acquireUninterruptibly();
    try {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      RowScorer scorer = idle.take();
      if (scorer == null) {
        scorer = scorers.get();
      }
      try {
        scorer.score(row, columns);
        checkFinite(columns);
      } finally {
        idle.giveBack(scorer);
      }
    } finally {
      calls.release();
    }
  }

  private static void checkFinite(float[] columns) {
    for (float column : columns) {
      if (!Float.isFinite(column)) {
        throw new IllegalStateException(
            "expected finite outputs, found " + Arrays.toString(columns));
      }
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    // Calls that come from now on are turned away; those that run are waited for.
    closed = true;
    calls.acquireUninterruptibly(MAX_CALLS);
    try {
      idle.close();
      if (session.isPresent()) {
        session.get().close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the model did not close", e);
    } finally {
      calls.release(MAX_CALLS);
    }
  }
}
