package netcourse.lesson02.demo;

import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import netcourse.common.Program;
import netcourse.lesson02.exercise.OptionReporter.Request;
import picocli.CommandLine.Option;

/// The socket options on a program's command line, as a picocli mixin.
public final class OptionFlags {
    /// Linux, `include/net/tcp.h`: `MAX_TCP_KEEPIDLE` and `MAX_TCP_KEEPINTVL`, in seconds.
    private static final int MAX_KEEP_SECONDS = 32767;

    /// Likewise `MAX_TCP_KEEPCNT`.
    private static final int MAX_KEEP_COUNT = 127;

    @Option(
            names = "--reuse-address",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "SO_REUSEADDR.")
    private Boolean reuseAddress;

    @Option(
            names = "--reuse-port",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "SO_REUSEPORT.")
    private Boolean reusePort;

    @Option(
            names = "--receive-buffer",
            paramLabel = "BYTES",
            defaultValue = "100000",
            description =
                    "SO_RCVBUF; 0 leaves it to the system, which then tunes it (default: ${DEFAULT-VALUE}).")
    private int receiveBufferBytes;

    @Option(
            names = "--send-buffer",
            paramLabel = "BYTES",
            defaultValue = "16384",
            description =
                    "SO_SNDBUF; 0 leaves it to the system, which then tunes it (default: ${DEFAULT-VALUE}).")
    private int sendBufferBytes;

    @Option(
            names = "--no-delay",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "TCP_NODELAY.")
    private Boolean noDelay;

    @Option(
            names = "--keep-alive",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "SO_KEEPALIVE.")
    private Boolean keepAlive;

    @Option(names = "--keep-idle", paramLabel = "SECONDS", description = "TCP_KEEPIDLE.")
    private Integer keepIdleSeconds;

    @Option(names = "--keep-interval", paramLabel = "SECONDS", description = "TCP_KEEPINTERVAL.")
    private Integer keepIntervalSeconds;

    @Option(names = "--keep-count", paramLabel = "PROBES", description = "TCP_KEEPCOUNT.")
    private Integer keepCount;

    @Option(
            names = "--linger",
            paramLabel = "SECONDS",
            description = "SO_LINGER; 0: close with RST; negative: off.")
    private Integer lingerSeconds;

    @Option(
            names = "--quick-ack",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "TCP_QUICKACK (Linux).")
    private Boolean quickAck;

    @Option(names = "--tos", paramLabel = "BYTE", description = "IP_TOS, 0..255.")
    private Integer typeOfService;

    /// What was asked for, the program's own wishes first.
    List<Request<?>> asked() {
        List<Request<?>> asked = new ArrayList<>();
        add(asked, StandardSocketOptions.SO_REUSEADDR, reuseAddress);
        add(asked, StandardSocketOptions.SO_REUSEPORT, reusePort);
        add(asked, StandardSocketOptions.SO_RCVBUF, bytes("--receive-buffer", receiveBufferBytes));
        add(asked, StandardSocketOptions.SO_SNDBUF, bytes("--send-buffer", sendBufferBytes));
        add(asked, StandardSocketOptions.TCP_NODELAY, noDelay);
        add(asked, StandardSocketOptions.SO_KEEPALIVE, keepAlive);
        add(
                asked,
                ExtendedSocketOptions.TCP_KEEPIDLE,
                checked("--keep-idle", 1, MAX_KEEP_SECONDS, keepIdleSeconds));
        add(
                asked,
                ExtendedSocketOptions.TCP_KEEPINTERVAL,
                checked("--keep-interval", 1, MAX_KEEP_SECONDS, keepIntervalSeconds));
        add(
                asked,
                ExtendedSocketOptions.TCP_KEEPCOUNT,
                checked("--keep-count", 1, MAX_KEEP_COUNT, keepCount));
        add(asked, StandardSocketOptions.SO_LINGER, lingerSeconds);
        add(asked, ExtendedSocketOptions.TCP_QUICKACK, quickAck);
        // A ServerSocketChannel has no IP_TOS: a wrong value would fail with the first client only.
        add(asked, StandardSocketOptions.IP_TOS, checked("--tos", 0, 255, typeOfService));
        return asked;
    }

    private static Integer checked(String flag, int least, int most, Integer value) {
        if (value != null) {
            Program.checkRange(flag, value, least, most);
        }
        return value;
    }

    private static Integer bytes(String flag, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    flag + " must be 0 (leave it to the system) or more, was " + value);
        }
        return value == 0 ? null : value;
    }

    private static <T> void add(List<Request<?>> asked, SocketOption<T> option, T value) {
        if (value != null) {
            asked.add(new Request<>(option, value));
        }
    }
}
