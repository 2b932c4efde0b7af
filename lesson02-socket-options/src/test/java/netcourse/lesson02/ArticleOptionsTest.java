package netcourse.lesson02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;
import netcourse.authoring.Python;
import netcourse.common.LoopbackPair;
import netcourse.common.TcpTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of socket options, held against the system.
@Tag("verify")
class ArticleOptionsTest {
    private static final String LINUX_ONLY = "what the numbers are is Linux's own choice";

    @Test
    void reuseAddressIsATruthValueInJava() {
        assertThat(StandardSocketOptions.SO_REUSEADDR.type()).isEqualTo(Boolean.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void javaRefusesTheNumberTwoForReuseAddress() throws IOException {
        SocketOption<?> reuseAddress = StandardSocketOptions.SO_REUSEADDR;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            assertThatThrownBy(() -> listener.setOption((SocketOption<Integer>) reuseAddress, 2))
                    .isInstanceOfAny(ClassCastException.class, IllegalArgumentException.class);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void theKernelAndNotPythonMakesOneOfTwoAndOfMinusOne()
            throws IOException, InterruptedException {
        List<String> printed =
                Python.run(
                        """
                        import ctypes
                        c = ctypes.CDLL(None)
                        for asked in (1, 2, -1, 0):
                            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
                            number, size = ctypes.c_int(asked), ctypes.c_uint(4)
                            level, name = socket.SOL_SOCKET, socket.SO_REUSEADDR
                            c.setsockopt(s.fileno(), level, name, ctypes.byref(number), 4)
                            c.getsockopt(s.fileno(), level, name, ctypes.byref(number), ctypes.byref(size))
                            s.setsockopt(level, name, asked)
                            print(asked, number.value, s.getsockopt(level, name))
                        """);
        assertThat(printed).containsExactly("1 1 1", "2 1 1", "-1 1 1", "0 0 0");
    }

    @Test
    void aClientHasOptionsToo() throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            assertThat(client.supportedOptions())
                    .contains(
                            StandardSocketOptions.SO_SNDBUF,
                            StandardSocketOptions.SO_RCVBUF,
                            StandardSocketOptions.TCP_NODELAY,
                            StandardSocketOptions.SO_KEEPALIVE,
                            StandardSocketOptions.SO_LINGER);
        }
    }

    @Test
    void clientAndServerNeedNotHaveTheSameOptions() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open()) {
            listener.setOption(StandardSocketOptions.SO_RCVBUF, 100_000);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.setOption(StandardSocketOptions.SO_RCVBUF, 8192);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.connect(listener.getLocalAddress());
            try (SocketChannel accepted = listener.accept()) {
                assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isFalse();
                assertThat(accepted.getOption(StandardSocketOptions.SO_RCVBUF))
                        .isNotEqualTo(client.getOption(StandardSocketOptions.SO_RCVBUF));
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void theBuffersOfTheArticleAreGrantedAsAsked() throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            client.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
            client.setOption(StandardSocketOptions.SO_RCVBUF, 100_000);
            assertThat(client.getOption(StandardSocketOptions.SO_SNDBUF)).isEqualTo(16 * 1024);
            assertThat(client.getOption(StandardSocketOptions.SO_RCVBUF)).isEqualTo(100_000);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void pythonPrintsTwiceTheBuffersThatWereAsked() throws IOException, InterruptedException {
        List<String> printed =
                Python.run(
                        """
                        s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
                        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 100000)
                        print(s.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF))
                        print(s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF))
                        """);
        assertThat(printed).containsExactly("32768", "200000");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void theDefaultBuffersAreTheSystemsSettingAndNotTheProtocols() throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            assertThat(client.getOption(StandardSocketOptions.SO_RCVBUF))
                    .isEqualTo(middleOf("/proc/sys/net/ipv4/tcp_rmem") / 2);
            assertThat(client.getOption(StandardSocketOptions.SO_SNDBUF))
                    .isEqualTo(middleOf("/proc/sys/net/ipv4/tcp_wmem") / 2);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void askingForMoreThanTheMaximumIsCappedWithoutAnError() throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            client.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 30);
            assertThat(client.getOption(StandardSocketOptions.SO_RCVBUF))
                    .isEqualTo(Integer.parseInt(read("/proc/sys/net/core/rmem_max")));
        }
    }

    @Test
    void aListenerHasNoSendBufferInJava() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            assertThat(listener.supportedOptions())
                    .doesNotContain(StandardSocketOptions.SO_SNDBUF)
                    .contains(StandardSocketOptions.SO_RCVBUF);
        }
    }

    @Test
    void anAcceptedSocketInheritsTheListenersReceiveBuffer() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open()) {
            listener.setOption(StandardSocketOptions.SO_RCVBUF, 100_000);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.connect(listener.getLocalAddress());
            try (SocketChannel accepted = listener.accept()) {
                assertThat(accepted.getOption(StandardSocketOptions.SO_RCVBUF))
                        .isEqualTo(listener.getOption(StandardSocketOptions.SO_RCVBUF));
            }
        }
    }

    private static int middleOf(String file) throws IOException {
        return Integer.parseInt(read(file).split("\\s+")[1]);
    }

    private static String read(String file) throws IOException {
        Path path = Path.of(file);
        assumeTrue(Files.isReadable(path), "skipped: this system does not show " + file);
        // One read of many bytes: at any offset but 0, /proc/sys answers with the end of the file,
        // and Files.readString reads the first byte alone.
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            return lines.readLine().strip();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void theSameNumberIsAnotherOptionAtAnotherLevel() throws IOException, InterruptedException {
        List<String> printed =
                Python.run(
                        """
                        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                        print(socket.TCP_NODELAY == socket.SO_DEBUG)
                        print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                        print(s.getsockopt(socket.SOL_SOCKET, socket.TCP_NODELAY))
                        """);
        assertThat(printed).containsExactly("True", "1", "0");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theSystemTunesTheReceiveBufferThatNobodySets() throws IOException {
        try (Flood flood = new Flood(new ServerSocket())) {
            int before = flood.reader.getReceiveBufferSize();
            while (flood.reader.getReceiveBufferSize() == before) {
                flood.read(1 << 20);
            }
            assertThat(flood.reader.getReceiveBufferSize()).isGreaterThan(before);
        }
        ServerSocket listener = new ServerSocket();
        listener.setReceiveBufferSize(100_000);
        try (Flood flood = new Flood(listener)) {
            flood.read(32 << 20);
            assertThat(flood.reader.getReceiveBufferSize()).isEqualTo(100_000);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_ONLY)
    void receiveBufferSetBeforeConnectLowersTheWindowScaleAndAfterConnectItDoesNot()
            throws IOException, InterruptedException {
        List<Integer> scales =
                TcpLab.scene("scale").stream()
                        .skip(1)
                        .map(line -> Integer.valueOf(line.strip().replaceAll(".* ", "")))
                        .toList();
        int never = scales.getFirst();
        assertThat(scales).containsExactly(never, 2, never, 2);
        assertThat(never).isGreaterThan(2);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems follow Nagle to the letter")
    void onlySmallUnacknowledgedSegmentHoldsTheNextOneAndNoDelayPushesItOut()
            throws IOException, InterruptedException {
        assertThat(TcpLab.scene("nagle"))
                .contains(
                        "   100 bytes, then 100   held back: 100; once TCP_NODELAY is set: 0",
                        "  1448 bytes, then 100   held back:   0; once TCP_NODELAY is set: 0");
    }

    /// The kernel's timer goes off sooner than the option says, by the silence so far.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has the table in /proc/net/tcp")
    void keepAliveCountsTheSilenceThatIsUnderWay() throws IOException {
        Duration idle = Duration.ofSeconds(100);
        Duration silence = Duration.ofMillis(300);
        try (LoopbackPair pair = LoopbackPair.open()) {
            Socket client = pair.client();
            client.getOutputStream().write(1);
            pair.server().getInputStream().read();
            client.setKeepAlive(true);
            passes(silence);
            client.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (int) idle.toSeconds());
            TcpTable.Entry entry = TcpTable.find(TcpTable.End.of(client)).orElseThrow();
            assertThat(entry.timer()).isPositive().isLessThan(idle.minus(silence.dividedBy(2)));
        }
    }

    /// SO_KEEPALIVE counts from the moment at which it is set, whatever the silence before.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has the table in /proc/net/tcp")
    void keepAliveSwitchedOnLateBeginsItsTimeThen() throws IOException {
        Duration idle = Duration.ofSeconds(100);
        Duration silence = Duration.ofMillis(300);
        try (LoopbackPair pair = LoopbackPair.open()) {
            Socket client = pair.client();
            client.getOutputStream().write(1);
            pair.server().getInputStream().read();
            client.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (int) idle.toSeconds());
            passes(silence);
            long begin = System.nanoTime();
            client.setKeepAlive(true);
            TcpTable.Entry entry = TcpTable.find(TcpTable.End.of(client)).orElseThrow();
            Duration since = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(entry.timer()).isGreaterThan(idle.minus(silence.dividedBy(2)).minus(since));
        }
    }

    private static void passes(Duration time) {
        long begin = System.nanoTime();
        for (long n = 0; n < time.toNanos(); n = System.nanoTime() - begin) {
            LockSupport.parkNanos(time.toNanos() - n);
        }
    }

    /// A sender that never stops, and the socket at its other end.
    private static final class Flood implements AutoCloseable {
        private final Socket sender = new Socket();
        private final Socket reader;

        Flood(ServerSocket listener) throws IOException {
            try (listener) {
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                sender.connect(listener.getLocalSocketAddress());
                reader = listener.accept();
            }
            Thread.startVirtualThread(this::send);
        }

        private void send() {
            byte[] bytes = new byte[1 << 16];
            try {
                while (true) {
                    sender.getOutputStream().write(bytes);
                }
            } catch (IOException e) {
                // Closed: the end of the test.
            }
        }

        void read(int bytes) throws IOException {
            reader.getInputStream().skipNBytes(bytes);
        }

        @Override
        public void close() throws IOException {
            try (reader) {
                sender.close();
            }
        }
    }
}
