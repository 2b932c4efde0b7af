package netcourse.lesson02.demo;

import static netcourse.lesson02.ErrorNumber.OperatingSystem.LINUX;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.MACOS;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.Program;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.ErrorNumber.OperatingSystem;
import netcourse.lesson02.demo.ConnectErrors.Case;
import netcourse.lesson02.demo.ConnectErrors.NotTried;
import netcourse.lesson02.demo.ConnectErrors.Seen;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectErrorsTest {
    private static final int LIMIT_MILLIS = 100;

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

    @ParameterizedTest
    @Tag("verify")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "which class stands for which error differs")
    @CsvSource({
        "NOBODY_LISTENS,           ConnectException",
        "FULL_BACKLOG,             SocketTimeoutException",
        "BROADCAST_ADDRESS,        SocketException",
        "TWICE_THE_SAME_ENDPOINTS, BindException",
        "ALREADY_CONNECTED,        SocketException",
        "ALREADY_CONNECTING,       ConnectionPendingException",
        "UNKNOWN_HOST,             UnknownHostException",
        "NO_PERMISSION,            BindException",
        "PORT_TAKEN,               BindException",
        "FOREIGN_ADDRESS,          BindException"
    })
    void everyFailureHasItsException(Case which, String exception) {
        assertThat(which.see(LIMIT_MILLIS).thrown().orElseThrow().getClass().getSimpleName())
                .isEqualTo(exception);
    }

    @Test
    void aPortThatNobodyListensAtIsRefusedOnEverySystem() {
        Seen seen = Case.NOBODY_LISTENS.see(5000);
        assertThat(seen.thrown().orElseThrow()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aLowPortIsForbiddenToAnOrdinaryUserOrBound() {
        Exception thrown = Case.LOW_PORT.see(LIMIT_MILLIS).thrown().orElseThrow();
        Assumptions.assumeFalse(thrown instanceof NotTried, "this user may bind low ports");
        assertThat(thrown).isInstanceOf(BindException.class);
    }

    @Test
    @Tag("verify")
    void theTableNamesEachErrorWithItsThreeNumbers() {
        ConnectErrors.table(out, LIMIT_MILLIS);
        assertThat(printed.toString())
                .containsPattern("ECONNREFUSED +111 +61 +10061")
                .containsPattern("ETIMEDOUT +110 +60 +10060")
                .containsPattern("ENETUNREACH +101 +51 +10051")
                .containsPattern("EHOSTUNREACH +113 +65 +10065")
                .containsPattern("EADDRNOTAVAIL +99 +49 +10049");
    }

    @Test
    void aConnectionIsTheNumberZero() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Endpoint there = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
            assertThat(ConnectErrors.connect(there, 5000, List.of())).isEqualTo("0 (connected)");
        }
    }

    @Test
    void aRefusalOfTheUsersOwnEndpointIsNamedByTheCaseThatLooksTheSame() throws IOException {
        try (Socket holder = new Socket()) {
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint there = Endpoint.of((InetSocketAddress) holder.getLocalSocketAddress());
            List<Seen> known = List.of(Case.NOBODY_LISTENS.see(5000));
            assertThat(ConnectErrors.connect(there, 5000, known))
                    .startsWith(ErrorNumber.ECONNREFUSED.number() + " (ECONNREFUSED");
        }
    }

    @Test
    void anEndpointWithoutAPortIsAWrongArgument() {
        ProgramRun.of(ConnectErrors::new, "127.0.0.1").assertFailure(Program.USAGE);
    }

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
