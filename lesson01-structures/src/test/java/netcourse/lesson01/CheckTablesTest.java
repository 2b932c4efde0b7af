package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Each check of a core exercise tells right solutions from wrong ones; `-Dexercise=1.4` runs one.
@Tag("verify")
class CheckTablesTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(getClass(), true);
    }
}
