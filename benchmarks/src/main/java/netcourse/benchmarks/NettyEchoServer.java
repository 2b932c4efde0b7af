package netcourse.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What we compare with: echo as a Netty user would write it, with one event loop on NIO.
@Command(
        name = "NettyEchoServer",
        mixinStandardHelpOptions = true,
        description = "Echoes what its clients send, with Netty. Ctrl-C stops it.")
public final class NettyEchoServer implements Callable<Integer> {
    private static final int BACKLOG = 20_000;

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new NettyEchoServer(), args);
    }

    @Override
    public Integer call() throws Exception {
        InetSocketAddress address = new Endpoint(host.host(), port.port()).resolve();
        try (EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
            Channel listener =
                    new ServerBootstrap()
                            .group(loop)
                            .channel(NioServerSocketChannel.class)
                            .option(ChannelOption.SO_BACKLOG, BACKLOG)
                            .childOption(ChannelOption.TCP_NODELAY, true)
                            .childHandler(new Echo())
                            .bind(address)
                            .sync()
                            .channel();
            System.out.printf(
                    "netty: one event loop, listening on %s%n",
                    Endpoint.of((InetSocketAddress) listener.localAddress()));
            listener.closeFuture().sync();
        }
        return 0;
    }

    @Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            context.write(bytes, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            System.err.println("netty: " + context.channel().remoteAddress() + ": " + cause);
            context.close();
        }
    }
}
