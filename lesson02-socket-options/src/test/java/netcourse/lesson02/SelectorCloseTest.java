package netcourse.lesson02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What closing a listener does while a selector has it: less than one thinks.
class SelectorCloseTest {
    private static final Duration A_WHILE = Duration.ofMillis(100);

    /// [java.nio.channels.SelectionKey#cancel()] says it of the key: the next selection operation
    /// removes it. The descriptor waits for that.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "seen on Linux only")
    void closedListenerIsConnectedToUntilTheNextSelect() throws IOException {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel listener = registered(selector);
            SocketAddress address = listener.getLocalAddress();
            listener.close();
            connect(address);
            selector.selectNow();
            assertThatThrownBy(() -> connect(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "seen on Linux only")
    void closingAListenerDoesNotWakeSelectAndAnInterruptDoes() throws Exception {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel listener = registered(selector);
            FutureTask<Integer> select = new FutureTask<>(selector::select);
            Thread thread = inSelect(select);
            listener.close();
            assertThat(thread.join(A_WHILE)).isFalse();
            thread.interrupt();
            assertThat(select.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void wakeupWakesSelectAfterAListenerWasClosed() throws Exception {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel listener = registered(selector);
            FutureTask<Integer> select = new FutureTask<>(selector::select);
            inSelect(select);
            listener.close();
            selector.wakeup();
            assertThat(select.get(10, TimeUnit.SECONDS)).isZero();
            assertThat(selector.keys()).isEmpty();
        }
    }

    private static ServerSocketChannel registered(Selector selector) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        return listener;
    }

    /// Starts the task in a thread, and returns when that waits in the system's call.
    private static Thread inSelect(FutureTask<Integer> select) {
        Thread thread = Thread.ofPlatform().daemon().start(select);
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(f -> f.isNativeMethod() && f.getClassName().startsWith("sun.nio.ch"))) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void connect(SocketAddress address) throws IOException {
        try (Socket client = new Socket()) {
            client.connect(address, 5_000);
        }
    }
}
