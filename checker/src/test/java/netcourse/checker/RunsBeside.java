package netcourse.checker;

import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.Readers;
import org.junit.jupiter.api.Test;

/// A check whose client waits for a server that nobody has written.
@Check(id = "0.3", title = "serve", exercise = Readers.Unsolved.class)
class RunsBeside {
    private final PairReader reader;

    RunsBeside(PairReader reader) {
        this.reader = reader;
    }

    @Test
    void clientIsServed(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(new byte[1]));
        trial.start("server", () -> reader.readAndEcho(wire.socket()));
        trial.expect("answer", 1, wire.peer().getInputStream().read());
    }
}
