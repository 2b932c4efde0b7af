package netcourse.lesson04;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// The same for the deep exercises; `-Dexercise=4.5` for one.
@Tag("verify")
class DeepCheckTablesTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(getClass(), false);
    }
}
