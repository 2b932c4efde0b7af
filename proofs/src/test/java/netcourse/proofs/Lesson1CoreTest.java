package netcourse.proofs;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// The checks of lesson 1's core exercises accept what is right, and refuse what is wrong, under
/// names that are true; `-Dexercise=1.1` for one.
class Lesson1CoreTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(1, true);
    }
}
