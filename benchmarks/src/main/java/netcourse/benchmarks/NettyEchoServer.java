package netcourse.benchmarks;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What we compare with: echo as a Netty user would write it, with one event loop on NIO.
@Command(
        name = "NettyEchoServer",
        mixinStandardHelpOptions = true,
        description = "Echoes what its clients send, with Netty. Ctrl-C stops it.")
public final class NettyEchoServer implements Callable<Integer> {
    @Mixin private NettyListener listener;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new NettyEchoServer(), args);
    }

    @Override
    public Integer call() throws Exception {
        listener.serve(new Echo());
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
