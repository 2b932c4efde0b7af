package netcourse.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import netcourse.lesson05.demo.SecureServer;

/// The encrypting servers that are compared.
enum ProtectedContender {
    /// An `SSLSocket`: what the others are compared with.
    TLS("loop, SSLSocket", ProtectedLoopServer.class),
    /// The channel instead.
    CHANNEL("loop, channel", ProtectedLoopServer.class),
    /// The lesson's server, which also tries to compress each answer.
    SECURE("secure-server", SecureServer.class);

    private final String label;
    private final Class<?> program;

    ProtectedContender(String label, Class<?> program) {
        this.label = label;
        this.program = program;
    }

    /// Starts the server on a free port.
    Child start(Core core, List<String> jvmFlags, ProtectedKeys keys) throws IOException {
        List<String> options = new ArrayList<>(List.of("--port", "0"));
        options.addAll(
                switch (this) {
                    case TLS -> List.of("--tls", keys.ca().toString());
                    case CHANNEL -> List.of("--channel", keys.secret());
                    case SECURE -> List.of("--key-file", keys.file().toString());
                });
        return Child.start(core, jvmFlags, program, options);
    }

    /// What [ProtectedLoad] needs to know.
    String loadOption(ProtectedKeys keys) {
        return this == TLS ? "--ca=" + keys.ca() : "--pin=" + keys.pin();
    }

    /// As in a table.
    String label() {
        return label;
    }
}
