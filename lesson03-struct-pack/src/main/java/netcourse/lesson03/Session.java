package netcourse.lesson03;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.lesson03.exercise.Dispatcher;

/// A client of the server: its requests are dispatched in the order in which they come; a slow one
/// gets a thread of its own, so that those behind it are answered before.
final class Session implements Peer.Receiver, AutoCloseable {
    private static final int SLOW = Protocol.WAIT.number();

    private final Peer peer;
    private final Dispatcher dispatcher;
    private final int maxSlowRequests;
    private final Semaphore slowRequests;
    private ExecutorService slow;

    Session(Peer peer, Dispatcher dispatcher, int maxSlowRequests) {
        this.peer = peer;
        this.dispatcher = dispatcher;
        this.maxSlowRequests = maxSlowRequests;
        this.slowRequests = new Semaphore(maxSlowRequests);
    }

    @Override
    public void received(Message message) throws IOException {
        if (message.header().isCompressed() || message.header().isEncrypted()) {
            refuse(message, MessageError.BAD_BODY, "body must be neither compressed nor encrypted");
        } else if (message.header().protocol() == SLOW) {
            answerBeside(message);
        } else {
            answer(message);
        }
    }

    private void refuse(Message message, MessageError error, String why) throws IOException {
        if (!message.header().isResponse() && !message.header().isOneWay()) {
            peer.answer(message.failure(error, why));
        }
    }

    private void answer(Message message) throws IOException {
        Optional<Message> answer = dispatcher.dispatch(message);
        if (answer.isPresent()) {
            peer.answer(answer.get());
        }
    }

    private void answerBeside(Message message) throws IOException {
        if (slowRequests.tryAcquire()) {
            if (slow == null) {
                slow = Executors.newVirtualThreadPerTaskExecutor();
            }
            slow.execute(() -> answerNow(message));
        } else {
            String why = "%d slow requests are being worked on".formatted(maxSlowRequests);
            refuse(message, MessageError.BUSY, why);
        }
    }

    private void answerNow(Message message) {
        try {
            Optional<Message> answer = dispatcher.dispatch(message);
            if (answer.isPresent()) {
                peer.writer().put(List.of(answer.get()));
                peer.writer().flush();
            }
        } catch (IOException e) {
            // The connection has ended: nobody waits for the answer any more.
        } catch (RuntimeException | Error e) {
            peer.fail(e);
        } finally {
            slowRequests.release();
        }
    }

    /// The answers to slow requests are still sent.
    @Override
    public void ended() throws IOException {
        try {
            slowRequests.acquire(maxSlowRequests);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (slow != null) {
            slow.shutdownNow();
        }
    }
}
