package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.MatchesOnePattern;
import netcourse.lesson02.answer.SolvedEndpointReader;
import netcourse.lesson02.mistake.GuessesLastColon;
import netcourse.lesson02.mistake.KeepsBrackets;
import netcourse.lesson02.mistake.LooksUpHost;
import netcourse.lesson02.mistake.PassesOnBareErrors;
import netcourse.lesson02.mistake.SplitsAtFirstColon;
import netcourse.lesson02.mistake.StripsBlanks;
import netcourse.lesson02.mistake.TrustsParseInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EndpointReaderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(EndpointReaderCheck.class)
                .answer(SolvedEndpointReader.class)
                .alternatives(MatchesOnePattern.class)
                .mistakes(
                        LooksUpHost.class,
                        SplitsAtFirstColon.class,
                        KeepsBrackets.class,
                        GuessesLastColon.class,
                        PassesOnBareErrors.class,
                        TrustsParseInt.class,
                        StripsBlanks.class)
                .tests();
    }
}
