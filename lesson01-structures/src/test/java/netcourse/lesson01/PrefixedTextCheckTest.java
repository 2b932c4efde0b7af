package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.ComparesRoundTrip;
import netcourse.lesson01.answer.SolvedPrefixedText;
import netcourse.lesson01.mistake.TextAllocatesAnnounced;
import netcourse.lesson01.mistake.TextCountsChars;
import netcourse.lesson01.mistake.TextInModifiedUtf8;
import netcourse.lesson01.mistake.TextOneBytePerChar;
import netcourse.lesson01.mistake.TextReplacesBadBytes;
import netcourse.lesson01.mistake.TextReplacesHalfPairs;
import netcourse.lesson01.mistake.TextSignedLength;
import netcourse.lesson01.mistake.TextTrustsLength;
import netcourse.lesson01.mistake.TextWrapsLength;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PrefixedTextCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(PrefixedTextCheck.class)
                .answer(SolvedPrefixedText.class)
                .alternatives(ComparesRoundTrip.class)
                .mistakes(
                        TextCountsChars.class,
                        TextOneBytePerChar.class,
                        TextInModifiedUtf8.class,
                        TextSignedLength.class,
                        TextTrustsLength.class,
                        TextAllocatesAnnounced.class,
                        TextReplacesBadBytes.class,
                        TextReplacesHalfPairs.class,
                        TextWrapsLength.class)
                .tests();
    }
}
