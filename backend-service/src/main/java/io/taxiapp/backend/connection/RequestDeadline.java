package io.taxiapp.backend.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a connection on which a request does not come to its end in time, however steadily its
/// bytes trickle. It stands where the bytes come in: of a head that is not complete nothing else is
/// to be seen.
///
/// While an earlier answer is being given, nobody asks for more bytes: that time is not the
/// sender's.
final class RequestDeadline extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(RequestDeadline.class);

  private final Exchanges exchanges;
  private final Duration patience;
  private @Nullable Future<?> deadline;

  RequestDeadline(Exchanges exchanges, Duration patience) {
    this.exchanges = exchanges;
    this.patience = patience;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    long before = exchanges.received();
    if (deadline == null) {
      start(context);
    }
    context.fireChannelRead(bytes);
    if (exchanges.received() > before) {
      cancel();
      if (exchanges.isReceiving()) {
        start(context);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }

  private void start(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(() -> expire(context), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void expire(ChannelHandlerContext context) {
    if (exchanges.isAnswering()) {
      start(context);
    } else {
      LOG.info("expected a request within {}, found part of one: closing", patience);
      var _ = context.close();
    }
  }
}
