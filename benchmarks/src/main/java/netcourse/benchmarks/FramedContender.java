package netcourse.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcourse.lesson03.demo.FramedServer;

/// The framed servers that are compared.
enum FramedContender {
    /// Decoder and encoder, one flush when a read is done: what the others are compared with.
    NETTY("netty, flush per read", NettyFramedServer.class, "--form=read"),
    /// Decoder and encoder, `writeAndFlush` for each message.
    NETTY_EACH("netty, flush per frame", NettyFramedServer.class, "--form=each"),
    /// The request's frame goes back as it is, one flush when a read is done.
    NETTY_FRAME("netty, frame sent back", NettyFramedServer.class, "--form=frame"),
    /// The lesson's server.
    FRAMED("framed-server", FramedServer.class, "--quiet"),
    /// A plain loop, one flush when no whole request is left of a read.
    LOOP("plain loop", FramedLoopServer.class),
    /// The plain loop, a flush for each answer.
    LOOP_EACH("plain loop, flush per frame", FramedLoopServer.class, "--flush-each");

    private final String label;
    private final Class<?> program;
    private final List<String> options;

    FramedContender(String label, Class<?> program, String... options) {
        this.label = label;
        this.program = program;
        this.options = new ArrayList<>(Arrays.asList(options));
        this.options.addAll(List.of("--port", "0"));
    }

    /// Starts the server on a free port.
    Child start(Core core, List<String> jvmFlags) throws IOException {
        return Child.start(core, jvmFlags, program, options);
    }

    /// The same, for so many clients that are silent for minutes.
    Child startFor(int silentClients, List<String> jvmFlags) throws IOException {
        List<String> all = new ArrayList<>(options);
        if (this == FRAMED) {
            all.addAll(List.of("--max-clients", Integer.toString(silentClients)));
            all.addAll(List.of("--heartbeat", "600"));
        }
        return Child.start(Core.ANY, jvmFlags, program, all);
    }

    /// As in a table.
    String label() {
        return label;
    }
}
