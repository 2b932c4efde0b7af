package netcourse.proofs;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// The checks of lesson 4's deep exercises accept what is right, and refuse what is wrong, under
/// names that are true; `-Dexercise=4.1` for one.
class Lesson4DeepTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(4, false);
    }
}
