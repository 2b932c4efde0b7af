package netcourse.lesson03;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import netcourse.common.Transport;

/// A transport without a network: the peer says what a test says, and reads when the test lets it.
final class ScriptedTransport implements Transport {
    private static final byte[] END = {};
    private static final byte[] CLOSED = {};

    private final BlockingQueue<byte[]> toRead = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<byte[]> writes = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean peerReads = true;
    private int waitingReads;
    private int waitingWrites;

    /// The peer sends bytes.
    void says(byte[] bytes) {
        toRead.add(bytes);
    }

    /// The peer sends its FIN.
    void ends() {
        toRead.add(END);
    }

    synchronized void stopReading() {
        peerReads = false;
    }

    synchronized void goOnReading() {
        peerReads = true;
        notifyAll();
    }

    /// Blocks until a thread waits for bytes of the peer.
    synchronized void awaitRead() throws InterruptedException {
        while (waitingReads == 0 || !toRead.isEmpty()) {
            wait(1);
        }
    }

    /// Blocks until a thread waits for the peer to read.
    synchronized void awaitStuckWrite() throws InterruptedException {
        while (waitingWrites == 0) {
            wait();
        }
    }

    synchronized boolean isStopped() {
        return !peerReads || isClosed();
    }

    /// Blocks until so many writes of just these bytes are over, or the transport is closed.
    synchronized void awaitWrites(byte[] bytes, int count) throws InterruptedException {
        while (!isClosed()
                && writes.stream().filter(w -> Arrays.equals(w, bytes)).count() < count) {
            wait();
        }
    }

    /// Blocks until so many bytes are written.
    synchronized byte[] awaitWritten(int count) throws InterruptedException {
        while (written.size() < count) {
            wait();
        }
        return written.toByteArray();
    }

    synchronized byte[] written() {
        return written.toByteArray();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        countReads(1);
        try {
            byte[] bytes = toRead.take();
            if (bytes == CLOSED) {
                toRead.add(CLOSED);
                throw new SocketException("Socket closed");
            }
            if (bytes == END) {
                toRead.add(END);
                return -1;
            }
            into.put(bytes);
            return bytes.length;
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            countReads(-1);
        }
    }

    private synchronized void countReads(int by) {
        waitingReads += by;
        notifyAll();
    }

    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        waitingWrites++;
        notifyAll();
        try {
            while (!peerReads && !isClosed()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            waitingWrites--;
        }
        if (isClosed()) {
            throw new SocketException("Socket closed");
        }
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        written.writeBytes(bytes);
        writes.add(bytes);
        notifyAll();
        return bytes.length;
    }

    @Override
    public void readTimeout(Duration limit) {}

    /// The peer answers our FIN with its own.
    @Override
    public void shutdownOutput() {
        ends();
    }

    @Override
    public String remote() {
        return "peer";
    }

    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
            notifyAll();
        }
        toRead.add(CLOSED);
    }
}
