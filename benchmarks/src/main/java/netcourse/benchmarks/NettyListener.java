package netcourse.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import picocli.CommandLine.Mixin;

/// The Netty servers' options, and how they listen: one event loop on NIO.
final class NettyListener {
    private static final int BACKLOG = 20_000;

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    /// Serves until the process is ended.
    void serve(ChannelHandler perConnection) throws Exception {
        InetSocketAddress address = new Endpoint(host.host(), port.port()).resolve();
        try (EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
            Channel listener =
                    new ServerBootstrap()
                            .group(loop)
                            .channel(NioServerSocketChannel.class)
                            .option(ChannelOption.SO_BACKLOG, BACKLOG)
                            .childOption(ChannelOption.TCP_NODELAY, true)
                            .childHandler(perConnection)
                            .bind(address)
                            .sync()
                            .channel();
            System.out.printf(
                    "netty: one event loop, listening on %s%n",
                    Endpoint.of((InetSocketAddress) listener.localAddress()));
            listener.closeFuture().sync();
        }
    }
}
