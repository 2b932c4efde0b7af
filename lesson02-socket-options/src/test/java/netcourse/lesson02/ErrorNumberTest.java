package netcourse.lesson02;

import static netcourse.lesson02.ErrorNumber.OperatingSystem.LINUX;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.MACOS;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import netcourse.lesson02.ErrorNumber.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorNumberTest {
    @Test
    void aRefusedConnectionHasAnotherNumberOnEachSystem() {
        assertThat(ErrorNumber.ECONNREFUSED.numberOn(LINUX)).isEqualTo(111);
        assertThat(ErrorNumber.ECONNREFUSED.numberOn(MACOS)).isEqualTo(61);
        assertThat(ErrorNumber.ECONNREFUSED.numberOn(WINDOWS)).isEqualTo(10061);
    }

    @ParameterizedTest
    @EnumSource
    void noSystemGivesANumberTwiceOrUsesZeroWhichIsSuccess(OperatingSystem system) {
        IntStream numbers = Arrays.stream(ErrorNumber.values()).mapToInt(e -> e.numberOn(system));
        assertThat(numbers).doesNotHaveDuplicates().doesNotContain(0);
    }

    @ParameterizedTest
    @EnumSource
    void theNumberOfThisSystemLeadsBackToTheName(ErrorNumber error) {
        assertThat(ErrorNumber.ofNumber(error.number())).contains(error);
    }

    @Test
    void successHasNoName() {
        assertThat(ErrorNumber.ofNumber(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Linux,LINUX", "Mac OS X,MACOS", "Windows 11,WINDOWS", "FreeBSD,LINUX"})
    void theSystemIsKnownByTheNameThatJavaGivesIt(String osName, OperatingSystem expected) {
        assertThat(OperatingSystem.named(osName)).isEqualTo(expected);
    }
}
