package netcourse.lesson02.exercise;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// Exercise 2.8: a client that asks over one connection, reconnects with back-off, and gives up by
/// a deadline.
///
/// Connections end: a server restarts, a router forgets them. The caller only wants an answer, or
/// to hear in time that there is none. `echo-client --mine` runs your class as a real client.
public interface ReconnectingClient extends Closeable {
    /// The way to the server, and the time: no other clock is asked, and nothing else is waited
    /// with.
    interface Network {
        /// Opens a connection within the limit, which is more than zero.
        Socket connect(Duration limit) throws IOException;

        /// As [System#nanoTime()].
        long nanoTime();

        /// As [Thread#sleep(Duration)].
        void sleep(Duration time) throws InterruptedException;
    }

    /// Called once, before the first question. Connects to nothing yet.
    void open(Network network);

    /// Sends the question as it is, and reads the answer, which has `answerBytes` bytes.
    ///
    /// - The first question opens a connection; the next ones use it again.
    /// - An attempt has failed if its connect, write or read throws an [IOException], or the stream
    ///   ends before the answer is whole: a time-out before the deadline, too. Its connection is
    ///   closed, whatever that throws, a RuntimeException too. Then comes a pause, and the whole
    ///   question is sent over a new connection: the server may get it twice. An answer never holds
    ///   bytes of two attempts.
    /// - The pauses of one call are 10 ms, 20 ms, 40 ms and so on, 1 s at most, or anything between
    ///   half of that and all of it: chance keeps a thousand clients from coming back at the same
    ///   moment. No pause goes past the deadline.
    /// - The deadline is the call's own: `limit` after it began, for all attempts, pauses, connects
    ///   and reads together, even if the peer sends a byte now and then. Rounding up to a whole
    ///   millisecond is allowed.
    /// - When the time is over, the connection is closed, since its answer may still come, and
    ///   would be taken for that of the next question.
    ///
    /// One thread calls at a time.
    ///
    /// @param question 1 to 1024 bytes, which a send buffer takes at once; not changed
    /// @param answerBytes 1 or more
    /// @param limit up to a year
    /// @return a new array
    /// @throws java.net.SocketTimeoutException if the time is over; its cause is what the last
    ///   attempt failed with
    /// @throws InterruptedException if a pause is interrupted
    /// @throws IllegalArgumentException if the limit is zero or negative; nothing is tried
    /// @throws RuntimeException as it came from the network or the socket; the connection is closed
    byte[] ask(byte[] question, int answerBytes, Duration limit)
            throws IOException, InterruptedException;

    /// Closes the connection, if there is one.
    @Override
    void close() throws IOException;
}
