package netcourse.proofs;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// The checks of lesson 3's core exercises accept what is right, and refuse what is wrong, under
/// names that are true; `-Dexercise=3.1` for one.
class Lesson3CoreTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(3, true);
    }
}
