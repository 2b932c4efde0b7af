package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.SolvedOptionReporter;
import netcourse.lesson02.answer.TriesEachOption;
import netcourse.lesson02.mistake.ComparesIdentity;
import netcourse.lesson02.mistake.LosesOrder;
import netcourse.lesson02.mistake.OmitsUnsupported;
import netcourse.lesson02.mistake.ReadsTooEarly;
import netcourse.lesson02.mistake.ReportsAsked;
import netcourse.lesson02.mistake.StopsAtUnsupported;
import netcourse.lesson02.mistake.SwallowsRefusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OptionReporterCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(OptionReporterCheck.class)
                .answer(SolvedOptionReporter.class)
                .alternatives(TriesEachOption.class)
                .mistakes(
                        ReadsTooEarly.class,
                        ComparesIdentity.class,
                        ReportsAsked.class,
                        StopsAtUnsupported.class,
                        OmitsUnsupported.class,
                        LosesOrder.class,
                        SwallowsRefusal.class)
                .tests();
    }
}
