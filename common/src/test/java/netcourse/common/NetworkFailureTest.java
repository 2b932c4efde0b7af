package netcourse.common;

import static netcourse.common.NetworkFailure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailureTest {
    /// As glibc says them with its German translation.
    private static final Map<NetworkFailure, String> GERMAN =
            Map.of(
                    REFUSED, "Verbindungsaufbau abgelehnt",
                    ADDRESS_IN_USE, "Die Adresse wird bereits verwendet",
                    ADDRESS_NOT_HERE, "Die angeforderte Adresse kann nicht zugewiesen werden",
                    NETWORK_UNREACHABLE, "Das Netzwerk ist nicht erreichbar");

    static List<Arguments> failures() {
        return List.of(
                arguments(REFUSED, new ConnectException("Connection refused")),
                arguments(REFUSED, new ConnectException("Connection refused: connect")),
                arguments(REFUSED, new ConnectException("cannot connect: Connection refused")),
                arguments(REFUSED, new ConnectException("Verbindungsaufbau abgelehnt")),
                arguments(TIMED_OUT, new SocketTimeoutException("Connect timed out")),
                arguments(TIMED_OUT, new ConnectException("Connection timed out")),
                arguments(TIMED_OUT, new ConnectException("Operation timed out")),
                arguments(TIMED_OUT, new ConnectException("Die Wartezeit ist abgelaufen")),
                arguments(ADDRESS_IN_USE, new BindException("Address already in use")),
                arguments(ADDRESS_IN_USE, new BindException("Address already in use: bind")),
                arguments(ADDRESS_IN_USE, new BindException("Die Adresse wird bereits verwendet")),
                arguments(ADDRESS_NOT_HERE, new BindException("Cannot assign requested address")),
                arguments(ADDRESS_NOT_HERE, new BindException("Can't assign requested address")),
                arguments(
                        ADDRESS_NOT_HERE,
                        new BindException(
                                "x: Die angeforderte Adresse kann nicht zugewiesen werden")),
                arguments(NOT_PERMITTED, new BindException("Permission denied")),
                arguments(NOT_PERMITTED, new BindException("Permission denied: bind")),
                arguments(NOT_PERMITTED, new BindException("Keine Berechtigung")),
                arguments(NETWORK_UNREACHABLE, new SocketException("Network is unreachable")),
                arguments(
                        NETWORK_UNREACHABLE,
                        new SocketException("Das Netzwerk ist nicht erreichbar")),
                arguments(NO_ROUTE, new NoRouteToHostException("No route to host")),
                arguments(UNKNOWN_HOST, new UnknownHostException("nowhere")),
                arguments(OTHER, new SocketException("Socket closed")),
                arguments(OTHER, new SocketException((String) null)),
                arguments(OTHER, new EOFException("the stream ended")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsReasonInEveryLanguage(NetworkFailure reason, IOException e) {
        assertThat(NetworkFailure.of(e, GERMAN::get)).isEqualTo(reason);
    }

    /// A system that lets any address be bound (`net.ipv4.ip_nonlocal_bind`) has no words for it.
    @Test
    void failureThatCannotBeBroughtAboutHasNoWordsAndMatchesNothing() {
        assertThat(NetworkFailure.of(new BindException("Keine Berechtigung"), _ -> ""))
                .isEqualTo(NOT_PERMITTED);
    }

    @Test
    void systemSaysTheSameOnceMore() throws IOException {
        assertThat(REFUSED.systemWords()).isEqualTo(refusal().getMessage());
        assertThat(ADDRESS_IN_USE.systemWords()).isNotEmpty();
        assertThat(NetworkFailure.of(refusal())).isEqualTo(REFUSED);
    }

    private static IOException refusal() throws IOException {
        try (Socket holder = new Socket();
                Socket socket = new Socket()) {
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.connect(holder.getLocalSocketAddress());
            throw new AssertionError("connected to a port where nobody listens");
        } catch (ConnectException e) {
            return e;
        }
    }
}
