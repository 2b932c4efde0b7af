package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.CountsPlacesWithSemaphore;
import netcourse.lesson02.answer.OneThreadOwnsGroups;
import netcourse.lesson02.answer.SolvedClientRegistry;
import netcourse.lesson02.mistake.AlwaysPicksFirstGroup;
import netcourse.lesson02.mistake.AsksForClientBeforeLock;
import netcourse.lesson02.mistake.AsksForPlaceBeforeLock;
import netcourse.lesson02.mistake.CopiesWithoutLock;
import netcourse.lesson02.mistake.CountsPerGroup;
import netcourse.lesson02.mistake.FreesPlaceOfStranger;
import netcourse.lesson02.mistake.FreesPlaceTwice;
import netcourse.lesson02.mistake.HandsOutLiveView;
import netcourse.lesson02.mistake.LocksGroupByGroup;
import netcourse.lesson02.mistake.LocksNothing;
import netcourse.lesson02.mistake.LocksOnlyRegister;
import netcourse.lesson02.mistake.RegistersTwice;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ClientRegistryCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(ClientRegistryCheck.class)
                .answer(SolvedClientRegistry.class)
                .alternatives(CountsPlacesWithSemaphore.class, OneThreadOwnsGroups.class)
                .mistakes(
                        AlwaysPicksFirstGroup.class,
                        CountsPerGroup.class,
                        RegistersTwice.class,
                        FreesPlaceOfStranger.class,
                        HandsOutLiveView.class,
                        LocksNothing.class,
                        LocksOnlyRegister.class,
                        AsksForPlaceBeforeLock.class,
                        AsksForClientBeforeLock.class,
                        FreesPlaceTwice.class,
                        LocksGroupByGroup.class,
                        CopiesWithoutLock.class)
                .tests();
    }
}
