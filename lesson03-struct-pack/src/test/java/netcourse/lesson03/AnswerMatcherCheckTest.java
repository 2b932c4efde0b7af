package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.SettlesByRemoval;
import netcourse.lesson03.answer.SolvedAnswerMatcher;
import netcourse.lesson03.mistake.MatchAsksForPlaceFirst;
import netcourse.lesson03.mistake.MatchComparesReadings;
import netcourse.lesson03.mistake.MatchCompletesUnderLock;
import netcourse.lesson03.mistake.MatchCountsBeyond32Bits;
import netcourse.lesson03.mistake.MatchForgetsPendingAtEnd;
import netcourse.lesson03.mistake.MatchFreesLate;
import netcourse.lesson03.mistake.MatchFreesPlaceTwice;
import netcourse.lesson03.mistake.MatchIsUnbounded;
import netcourse.lesson03.mistake.MatchIteratesLive;
import netcourse.lesson03.mistake.MatchKeepsAnswered;
import netcourse.lesson03.mistake.MatchLeaksTimedOut;
import netcourse.lesson03.mistake.MatchLooksForEndFirst;
import netcourse.lesson03.mistake.MatchNegativeSequence;
import netcourse.lesson03.mistake.MatchOwnClock;
import netcourse.lesson03.mistake.MatchTakesOldest;
import netcourse.lesson03.mistake.MatchTakesRequests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnswerMatcherCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(AnswerMatcherCheck.class)
                .answer(SolvedAnswerMatcher.class)
                .alternatives(SettlesByRemoval.class)
                .mistakes(
                        MatchNegativeSequence.class,
                        MatchCountsBeyond32Bits.class,
                        MatchTakesOldest.class,
                        MatchKeepsAnswered.class,
                        MatchTakesRequests.class,
                        MatchIsUnbounded.class,
                        MatchOwnClock.class,
                        MatchLeaksTimedOut.class,
                        MatchForgetsPendingAtEnd.class,
                        MatchComparesReadings.class,
                        MatchFreesLate.class,
                        MatchIteratesLive.class,
                        MatchCompletesUnderLock.class,
                        MatchAsksForPlaceFirst.class,
                        MatchLooksForEndFirst.class,
                        MatchFreesPlaceTwice.class)
                .tests();
    }
}
