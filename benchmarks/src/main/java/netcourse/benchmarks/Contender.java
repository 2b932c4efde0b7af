package netcourse.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netcourse.lesson02.demo.GatewayServer;

/// The servers that are compared.
enum Contender {
    NETTY(NettyEchoServer.class),
    SELECTOR(GatewayServer.class),
    VIRTUAL(GatewayServer.class),
    PLATFORM(GatewayServer.class);

    private final Class<?> program;

    Contender(Class<?> program) {
        this.program = program;
    }

    /// Starts the server on a free port.
    Child start(Core core, List<String> jvmFlags) throws IOException {
        return Child.start(core, jvmFlags, program, options());
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--port", "0"));
        if (this != NETTY) {
            options.addAll(List.of("--mode", label(), "--quiet"));
            options.addAll(List.of("--max-clients", "20000", "--idle", "600"));
        }
        return options;
    }

    /// As in a table.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
