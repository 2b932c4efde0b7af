package netcourse.proofs;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// The checks of lesson 5's deep exercises accept what is right, and refuse what is wrong, under
/// names that are true; `-Dexercise=5.1` for one.
class Lesson5DeepTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(5, false);
    }
}
