package netcourse.lesson05.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Stands between a client and a server, and prints what an attacker there sees.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Stands between a client and a server, and prints what an attacker sees.",
            "That is: plain messages, the headers of sealed ones, the lengths of a channel's",
            "records, the ClientHello of TLS. It can change one message or record of each",
            "connection, the N-th of its direction, or send a recorded client again.",
            "For your own programs only. Ctrl-C stops it."
        },
        footer = {
            "",
            "ENDPOINT is host:port.",
            "",
            "  eavesdropper                      and secure-client --port=12581 ...",
            "  eavesdropper --flip=3",
            "  eavesdropper --record=client.bin  then eavesdropper --replay=client.bin"
        })
public final class Eavesdropper implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Eavesdropper.class);

    @Option(
            names = "--listen",
            paramLabel = "ENDPOINT",
            defaultValue = "127.0.0.1:12581",
            converter = EndpointConverter.class,
            description = "Where clients connect (default: ${DEFAULT-VALUE}).")
    private Endpoint listen;

    @Option(
            names = "--to",
            paramLabel = "ENDPOINT",
            defaultValue = "127.0.0.1:12580",
            converter = EndpointConverter.class,
            description = "The server (default: ${DEFAULT-VALUE}).")
    private Endpoint to;

    @Mixin private Tampering.Options tampering;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Keeps what the first client sends, 1 MiB at most.")
    private Path record;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Sends a recorded client to the server again, and ends.")
    private Path replay;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new Eavesdropper(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Tampering> change = tampering.tampering();
        if (replay != null) {
            Recording.replay(Connecting.to(to), Recording.read(replay), LOG::info);
            return 0;
        }
        Eavesdropping.Settings settings =
                new Eavesdropping.Settings(Connecting.to(to), change, Optional.ofNullable(record));
        Eavesdropping server = new Eavesdropping(Listening.at(listen), settings, LOG::info);
        try (ShutdownHook _ = ShutdownHook.runs(server::close)) {
            LOG.info("eavesdropper: listening on {}, for {}", server.endpoint(), to);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    static final class EndpointConverter implements ITypeConverter<Endpoint> {
        @Override
        public Endpoint convert(String text) {
            try {
                return Endpoint.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
