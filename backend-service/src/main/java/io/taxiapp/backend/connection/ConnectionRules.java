package io.taxiapp.backend.connection;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Puts the handlers of this package into each connection.
@Singleton
final class ConnectionRules implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Duration patience;

  /// @param patience how long a request may take to arrive
  ConnectionRules(@Property(name = "taxi.request-patience") Duration patience) {
    this.patience = patience;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    var server = event.getBean();
    server.register(new Connections(patience));
    return server;
  }

  private record Connections(Duration patience) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new Connection(channel, patience) : this;
    }
  }

  private record Connection(Channel channel, Duration patience) implements NettyServerCustomizer {
    @Override
    public void onInitialPipelineBuilt() {
      var exchanges = new Exchanges();
      channel
          .pipeline()
          .addFirst(new RequestDeadline(exchanges, patience))
          .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, exchanges);
    }
  }
}
