package netcourse.lesson05.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;

/// Passes one direction of a connection on, unit by unit, and changes the one that it is asked to.
final class WirePump {
    /// Hears of what passes; called before it is passed on.
    interface Listener {
        /// @param number of the unit in its direction; the first is 1
        void seen(WireUnit.Side sender, int number, WireUnit unit) throws IOException;

        void changed(WireUnit.Side sender, Tampering.Kind how);

        /// The sender sent its FIN.
        void finished(WireUnit.Side sender);
    }

    private final WireUnit.Side sender;
    private final WireReader in;
    private final Output out;
    private final Output back;
    private final Optional<Tampering> tampering;
    private final Listener listener;
    private Optional<WireUnit> held = Optional.empty();
    private volatile int count;

    /// @param out to the receiver
    /// @param back to the sender
    /// @param tampering of either side; nothing is done to the other one's
    WirePump(
            WireUnit.Side sender,
            InputStream in,
            Output out,
            Output back,
            Optional<Tampering> tampering,
            Listener listener) {
        this.sender = sender;
        this.in = new WireReader(in);
        this.out = out;
        this.back = back;
        this.tampering = tampering.filter(wanted -> wanted.sender() == sender);
        this.listener = listener;
    }

    /// Blocks until the sender's FIN, which is passed on.
    ///
    /// @throws IOException if another end comes first, or if the receiver takes no more
    void run() throws IOException {
        int number = 0;
        Optional<WireUnit> unit;
        while ((unit = in.next()).isPresent()) {
            count = ++number;
            listener.seen(sender, number, unit.get());
            pass(unit.get());
        }
        listener.finished(sender);
        passHeld();
        out.end();
    }

    private void pass(WireUnit unit) throws IOException {
        if (tampering.isPresent() && tampering.get().number() == count) {
            Tampering.Kind how = tampering.get().kind();
            listener.changed(sender, how);
            change(unit, how);
        } else {
            out.write(unit);
            passHeld();
        }
    }

    private void change(WireUnit unit, Tampering.Kind how) throws IOException {
        switch (how) {
            case FLIP -> out.write(unit.flipped());
            case DROP -> {}
            case REORDER -> held = Optional.of(unit);
            case REPEAT -> {
                out.write(unit);
                out.write(unit);
            }
            case REFLECT -> {
                out.write(unit);
                back.write(unit);
            }
            case TRUNCATE -> {
                out.write(unit);
                out.end();
            }
        }
    }

    private void passHeld() throws IOException {
        if (held.isPresent()) {
            out.write(held.get());
            held = Optional.empty();
        }
    }

    /// How many units came.
    int count() {
        return count;
    }

    /// Where one end of a connection gets its bytes from; for two threads, since a reflected record
    /// comes from the other direction.
    static final class Output {
        private final Socket socket;
        private boolean ended;

        Output(Socket socket) {
            this.socket = socket;
        }

        /// Writes all of it; nothing after the end.
        synchronized void write(WireUnit unit) throws IOException {
            if (!ended) {
                socket.getOutputStream().write(unit.bytes());
            }
        }

        /// Sends the FIN, once.
        synchronized void end() throws IOException {
            if (!ended) {
                ended = true;
                socket.shutdownOutput();
            }
        }
    }
}
