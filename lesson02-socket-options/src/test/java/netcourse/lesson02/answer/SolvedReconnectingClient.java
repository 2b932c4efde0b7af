package netcourse.lesson02.answer;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import netcourse.lesson02.exercise.ReconnectingClient;

/// The answer to exercise 2.8. What is left of the time is asked for anew before each wait.
public class SolvedReconnectingClient implements ReconnectingClient {
    private Network network;
    private Socket socket; // null while there is no connection

    @Override
    public void open(Network network) {
        this.network = network;
    }

    // @start region="reconnecting-client"
    @Override
    public byte[] ask(byte[] question, int answerBytes, Duration limit)
            throws IOException, InterruptedException {
        if (!limit.isPositive()) throw new IllegalArgumentException("limit was " + limit);
        long deadline = network.nanoTime() + limit.toNanos();
        IOException failure = null;
        for (long most = 10_000_000; left(deadline) > 0; most = Math.min(2 * most, 1_000_000_000)) {
            try {
                return attempt(question, answerBytes, deadline);
            } catch (IOException e) {
                failure = e;
            }
            long pause = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
            network.sleep(Duration.ofNanos(Math.clamp(left(deadline), 0, pause)));
        }
        throw (IOException) new SocketTimeoutException("no answer in " + limit).initCause(failure);
    }

    private byte[] attempt(byte[] question, int answerBytes, long deadline) throws IOException {
        boolean answered = false;
        try {
            Duration left = Duration.ofNanos(Math.max(1, left(deadline)));
            if (socket == null) socket = network.connect(left);
            socket.getOutputStream().write(question);
            byte[] answer = new byte[answerBytes];
            for (int got = 0; got < answerBytes; ) {
                long nanos = left(deadline);
                if (nanos <= 0) throw new SocketTimeoutException("got " + got + " bytes in time");
                socket.setSoTimeout(Math.clamp((nanos + 999_999) / 1_000_000, 1, 1 << 30));
                int count = socket.getInputStream().read(answer, got, answerBytes - got);
                if (count < 0) throw new EOFException("end after " + got + " of " + answerBytes);
                got += count;
            }
            answered = true;
            return answer;
        } finally {
            if (!answered) drop(); // a late answer must not meet the next question
        }
    }

    private long left(long deadline) {
        return deadline - network.nanoTime();
    }

    // @end

    private void drop() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            // What the attempt failed with says more.
        }
    }

    @Override
    public void close() throws IOException {
        Socket last = socket;
        socket = null;
        if (last != null) last.close();
    }
}
