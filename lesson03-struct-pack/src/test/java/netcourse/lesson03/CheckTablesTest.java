package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.authoring.CheckTable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Each check of this lesson accepts right solutions and names the mistakes of wrong ones;
/// `-Dexercise=3.5` for one.
@Tag("verify")
class CheckTablesTest {
    @TestFactory
    Stream<DynamicContainer> tables() {
        return CheckTable.ofLesson(getClass());
    }
}
