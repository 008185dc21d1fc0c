package io.taxiapp.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// An ONNX session for rows of one width, shared by many threads. With [OnnxScorer] the only user
/// of ONNX Runtime.
///
/// Each call borrows a scorer (buffers that are used again, on one thread at a time); there are as
/// many as there were calls at once. Closing waits for running calls and frees all native memory.
public final class OnnxModel implements AutoCloseable {
  /// The output columns: value, p10, p50, p90.
  public static final int COLUMNS = 4;

  private final OrtSession session;
  private final int width;
  private final ConcurrentLinkedDeque<OnnxScorer> idle = new ConcurrentLinkedDeque<>();
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxModel(OrtSession session, int width) {
    this.session = session;
    this.width = width;
  }

  /// Opens a model.
  ///
  /// @param width of the rows that will be scored
  /// @throws IllegalArgumentException if the bytes are no model of that width with four output
  ///     columns
  public static OnnxModel open(byte[] model, int width) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // A spinning pool burns a core while there is nothing to do.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      options.setCPUArenaAllocator(false);
      OrtSession session = environment.createSession(model, options);
      try {
        checkSignature(session, width);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
      return new OnnxModel(session, width);
    } catch (OrtException e) {
      throw new IllegalArgumentException("expected an ONNX model, found: " + e.getMessage(), e);
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
    if (row.length != width) {
      throw new IllegalArgumentException(
          "expected a row of %d features, found %d".formatted(width, row.length));
    }
    life.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      OnnxScorer borrowed = idle.poll();
      OnnxScorer scorer = borrowed == null ? OnnxScorer.open(session, width) : borrowed;
      try {
        return scorer.score(row);
      } finally {
        idle.push(scorer);
      }
    } finally {
      life.readLock().unlock();
    }
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      idle.forEach(OnnxScorer::close);
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the model did not close", e);
    } finally {
      life.writeLock().unlock();
    }
  }
}
