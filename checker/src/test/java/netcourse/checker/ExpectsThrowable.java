package netcourse.checker;

import static org.junit.jupiter.api.Assertions.assertThrows;

import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.Readers;
import org.junit.jupiter.api.Test;

/// A check that would pass an exercise nobody has started, were it not for the Todo.
@Check(id = "0.2", title = "expect anything", exercise = Readers.Unsolved.class)
class ExpectsThrowable {
    private final PairReader reader;

    ExpectsThrowable(PairReader reader) {
        this.reader = reader;
    }

    @Test
    void anythingIsThrown() {
        assertThrows(Throwable.class, () -> reader.readAndEcho(null));
    }
}
