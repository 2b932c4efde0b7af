package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.CountsWholeIntervals;
import netcourse.lesson03.answer.SolvedHeartbeatTimer;
import netcourse.lesson03.mistake.HeartbeatBursts;
import netcourse.lesson03.mistake.HeartbeatComparesReadings;
import netcourse.lesson03.mistake.HeartbeatCountsQuestions;
import netcourse.lesson03.mistake.HeartbeatDrifts;
import netcourse.lesson03.mistake.HeartbeatForgetsPeerLimit;
import netcourse.lesson03.mistake.HeartbeatHearsItself;
import netcourse.lesson03.mistake.HeartbeatIgnoresOurTraffic;
import netcourse.lesson03.mistake.HeartbeatOwnClock;
import netcourse.lesson03.mistake.HeartbeatRevivesPeer;
import netcourse.lesson03.mistake.HeartbeatWaitsWholeInterval;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HeartbeatTimerCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(HeartbeatTimerCheck.class)
                .answer(SolvedHeartbeatTimer.class)
                .alternatives(CountsWholeIntervals.class)
                .mistakes(
                        HeartbeatOwnClock.class,
                        HeartbeatWaitsWholeInterval.class,
                        HeartbeatIgnoresOurTraffic.class,
                        HeartbeatHearsItself.class,
                        HeartbeatCountsQuestions.class,
                        HeartbeatDrifts.class,
                        HeartbeatBursts.class,
                        HeartbeatForgetsPeerLimit.class,
                        HeartbeatRevivesPeer.class,
                        HeartbeatComparesReadings.class)
                .tests();
    }
}
