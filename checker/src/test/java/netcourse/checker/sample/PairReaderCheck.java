package netcourse.checker.sample;

import static netcourse.checker.Symptom.when;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import netcourse.checker.Check;
import netcourse.checker.Delivery;
import netcourse.checker.Field;
import netcourse.checker.Trial;
import netcourse.checker.Wire;
import netcourse.common.Hex;
import org.junit.jupiter.api.Test;

/// The check of the checker's own tests; the tests run it themselves, the build does not.
@Check(id = "0.1", title = "read and echo a pair", exercise = Readers.Unsolved.class)
public class PairReaderCheck {
    private static final byte[] MESSAGE = Hex.parse("01 03 61 62 63");
    private static final Field[] LAYOUT = {
        new Field("kind", 0, 1), new Field("length", 1, 1), new Field("body", 2, 3)
    };

    private final PairReader reader;

    PairReaderCheck(PairReader reader) {
        this.reader = reader;
    }

    @Test
    void readsMessageThatComesWhole(Trial trial) throws Throwable {
        trial.overTcp(List.of(Delivery.whole(MESSAGE)), wire -> judge(trial, wire));
    }

    @Test
    void readsMessageHoweverItComes(Trial trial) throws Throwable {
        trial.overTcp(Delivery.everyWay(MESSAGE), wire -> judge(trial, wire));
    }

    @Test
    void anEndWithinTheMessageIsAnError(Trial trial) throws Throwable {
        Wire wire = trial.wire(Delivery.endsAfter(3, MESSAGE));
        wire.peer().getOutputStream().write(MESSAGE, 0, 3);
        wire.peer().shutdownOutput();
        trial.expectThrows(
                EOFException.class,
                "the stream ends after 3 of 5 bytes",
                () -> reader.readAndEcho(wire.socket()));
    }

    private void judge(Trial trial, Wire wire) throws IOException {
        AtomicBoolean returned = new AtomicBoolean();
        trial.ifWaiting(() -> !returned.get(), Readers.WaitsForMore.class);
        byte[] got = reader.readAndEcho(wire.socket());
        returned.set(true);
        trial.expectBytes(
                MESSAGE,
                got,
                LAYOUT,
                when(got.length == MESSAGE.length && got[4] == 0, Readers.SingleRead.class));
        trial.expectBytes(MESSAGE, wire.peer().getInputStream().readNBytes(5), LAYOUT);
    }
}
