package io.taxiapp.backend.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.taxiapp.backend.problem.Problem;
import java.util.ArrayDeque;
import java.util.Queue;

/// The requests of one connection and their answers, in order; it stands right behind the codec.
///
/// A `HEAD` goes on as the `GET` it is about: the codec knows better, and sends no body.
final class Exchanges extends ChannelDuplexHandler {

  private record Exchange(boolean headOnly, boolean knowsChunks, boolean throughTls) {

    static Exchange of(HttpRequest request) {
      return new Exchange(
          request.method().equals(HttpMethod.HEAD),
          request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0,
          SecurityHeaders.isThroughTls(request));
    }
  }

  private final Queue<Exchange> open = new ArrayDeque<>();
  private boolean receiving;
  private long received;

  /// Whether the head of a request has come and not yet the end of its body.
  boolean isReceiving() {
    return receiving;
  }

  /// How many requests have come to their end.
  long received() {
    return received;
  }

  /// Whether the answer to a request that came whole is not complete.
  boolean isAnswering() {
    return open.size() > (receiving ? 1 : 0);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      receiving = true;
      var exchange = Exchange.of(request);
      open.add(exchange);
      if (exchange.headOnly()) {
        request.setMethod(HttpMethod.GET);
      }
      // Every answer may be a problem. Generated clients accept nothing else where it is no JSON.
      if (Problem.MEDIA_TYPE.equals(request.headers().get(HttpHeaderNames.ACCEPT))) {
        request.headers().remove(HttpHeaderNames.ACCEPT);
      }
      if (!exchange.knowsChunks()) {
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
    }
    if (message instanceof LastHttpContent) {
      receiving = false;
      received++;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean isInterim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    boolean endsHere =
        !isInterim && message instanceof HttpResponse response && finish(response, open.element());
    if (!isInterim && message instanceof LastHttpContent) {
      open.remove();
    }
    if (endsHere) {
      var _ =
          context.writeAndFlush(message, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
    } else {
      var _ = context.write(message, promise);
    }
  }

  /// Returns whether the connection ends with the headers.
  private static boolean finish(HttpResponse response, Exchange exchange) {
    SecurityHeaders.set(response.headers(), exchange.throughTls());
    boolean isStream = HttpUtil.isTransferEncodingChunked(response);
    if (isStream && !exchange.knowsChunks()) {
      HttpUtil.setTransferEncodingChunked(response, false);
    }
    return isStream && exchange.headOnly();
  }
}
