package netcourse.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.MessageHeader;
import netcourse.common.Program;
import netcourse.common.ProtocolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What we compare the framed server with: Netty's own frame decoder, one event loop on NIO.
@Command(
        name = "NettyFramedServer",
        mixinStandardHelpOptions = true,
        description = "Echoes messages of the course, with Netty. Ctrl-C stops it.")
public final class NettyFramedServer implements Callable<Integer> {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    @Mixin private NettyListener listener;

    /// How a Netty user may write it.
    enum Form {
        /// A decoder to messages and an encoder from them, a flush for each message: what most
        /// tutorials show.
        EACH,
        /// The same, with one flush when a read is done.
        READ,
        /// The request's frame itself goes back with the response bit set, nothing is copied; one
        /// flush when a read is done.
        FRAME
    }

    @Option(
            names = "--form",
            defaultValue = "read",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Form form;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new NettyFramedServer(), args);
    }

    @Override
    public Integer call() throws Exception {
        listener.serve(new Pipeline());
        return 0;
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            int max = MessageHeader.BYTES + MAX_BODY_BYTES;
            channel.pipeline().addLast(new LengthFieldBasedFrameDecoder(max, 12, 4));
            if (form == Form.FRAME) {
                channel.pipeline().addLast(new FrameEcho());
            } else {
                channel.pipeline().addLast(new Decoder(), new Encoder(), new MessageEcho());
            }
        }
    }

    private static final class Decoder extends MessageToMessageDecoder<ByteBuf> {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf frame, List<Object> out)
                throws Exception {
            int start = frame.getInt(0);
            if (start >>> 8 != (MessageHeader.MAGIC << 8 | MessageHeader.VERSION)) {
                throw new ProtocolException("expected magic and version, was " + start);
            }
            MessageHeader header =
                    new MessageHeader(
                            start & 0xff,
                            frame.getUnsignedShort(4),
                            frame.getUnsignedShort(6),
                            frame.getUnsignedInt(8),
                            frame.getInt(12));
            byte[] body = new byte[header.bodyLength()];
            frame.getBytes(MessageHeader.BYTES, body);
            out.add(new Decoded(header, body));
        }
    }

    /// What the frame says; our own message would copy the body once more.
    private record Decoded(MessageHeader header, byte[] body) {}

    private static final class Encoder extends MessageToByteEncoder<Decoded> {
        @Override
        protected void encode(ChannelHandlerContext context, Decoded message, ByteBuf out) {
            MessageHeader header = message.header();
            out.writeInt(MessageHeader.MAGIC << 16 | MessageHeader.VERSION << 8 | header.flags());
            out.writeShort(header.protocol()).writeShort(header.error());
            out.writeInt((int) header.sequence()).writeInt(header.bodyLength());
            out.writeBytes(message.body());
        }
    }

    private final class MessageEcho extends SimpleChannelInboundHandler<Decoded> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, Decoded request) {
            MessageHeader asked = request.header();
            Decoded answer =
                    new Decoded(
                            new MessageHeader(
                                    MessageHeader.RESPONSE,
                                    asked.protocol(),
                                    0,
                                    asked.sequence(),
                                    asked.bodyLength()),
                            request.body());
            if (form == Form.EACH) {
                context.writeAndFlush(answer, context.voidPromise());
            } else {
                context.write(answer, context.voidPromise());
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            end(context, cause);
        }
    }

    private static final class FrameEcho extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            ByteBuf frame = (ByteBuf) bytes;
            if (frame.getMedium(0) != (MessageHeader.MAGIC << 8 | MessageHeader.VERSION)) {
                frame.release();
                throw new IllegalArgumentException("expected magic and version");
            }
            frame.setByte(3, frame.getByte(3) | MessageHeader.RESPONSE);
            context.write(frame, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            end(context, cause);
        }
    }

    private static void end(ChannelHandlerContext context, Throwable cause) {
        System.err.println("netty: " + context.channel().remoteAddress() + ": " + cause);
        context.close();
    }
}
