package netcourse.lesson03.demo;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.common.DescriptorLimit;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.NaiveSplitter;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.ProgramParts;
import netcourse.lesson03.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The framed server, but for its belief that one read is one message.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Takes each read for one message, and breaks under --slice 1 or --coalesce 0.1.",
            "In all else it is framed-server. Ctrl-C stops it."
        },
        footer = {"", "Try it: framed-client in another terminal, then again with --slice 1 here."})
public final class NaiveServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(NaiveServer.class);

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private NastyOptions nasty;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new NaiveServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NastyNetwork network = nasty.network();
        ProgramParts naive = ProgramParts.own().withSplitter(() -> new NaiveSplitter(LOG::info));
        ServerSettings defaults = ServerSettings.defaults();
        MessageServer server =
                MessageServer.open(
                        Listening.at(new Endpoint(host.host(), port.port())),
                        defaults.withParts(naive)
                                .withMaxClients(
                                        DescriptorLimit.lower(defaults.maxClients(), LOG::info)),
                        network,
                        LOG::info);
        try (ShutdownHook _ = ShutdownHook.runs(server::close)) {
            LOG.info("server: naive, listening on {}{}", server.endpoint(), network);
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
