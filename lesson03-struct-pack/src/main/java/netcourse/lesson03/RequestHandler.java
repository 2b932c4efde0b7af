package netcourse.lesson03;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.lesson03.exercise.Dispatcher;

/// What the server does with the messages of one client: they are dispatched in the order in which
/// they come; a slow one gets a thread of its own, so that those after it are answered before it.
final class RequestHandler implements Peer.Handler, AutoCloseable {
    /// So many requests of a client may be worked on beside its others.
    static final int MAX_SLOW_REQUESTS = 256;

    private final Peer peer;
    private final Dispatcher dispatcher;
    private final Semaphore slowRequests = new Semaphore(MAX_SLOW_REQUESTS);
    private ExecutorService slow;

    RequestHandler(Peer peer, Dispatcher dispatcher) {
        this.peer = peer;
        this.dispatcher = dispatcher;
    }

    @Override
    public Optional<Message> answer(Message message) {
        if (message.header().isCompressed() || message.header().isEncrypted()) {
            return refuse(
                    message,
                    MessageError.BAD_BODY,
                    "body must be neither compressed nor encrypted");
        }
        return isSlow(message) ? answerLater(message) : dispatcher.dispatch(message);
    }

    /// What is refused anyway is not slow.
    private static boolean isSlow(Message message) {
        return message.header().protocol() == MessageType.WAIT.number()
                && message.header().bodyLength() == Integer.BYTES;
    }

    private static Optional<Message> refuse(Message message, MessageError error, String why) {
        boolean request = !message.header().isResponse() && !message.header().isOneWay();
        return request ? Optional.of(message.failure(error, why)) : Optional.empty();
    }

    private Optional<Message> answerLater(Message message) {
        if (!slowRequests.tryAcquire()) {
            String why = "%d slow requests are being worked on".formatted(MAX_SLOW_REQUESTS);
            return refuse(message, MessageError.BUSY, why);
        }
        if (slow == null) {
            slow = Executors.newVirtualThreadPerTaskExecutor();
        }
        slow.execute(() -> answerNow(message));
        return Optional.empty();
    }

    private void answerNow(Message message) {
        try {
            dispatcher.dispatch(message).ifPresent(peer::send);
        } catch (RuntimeException | Error e) {
            peer.fail(e);
        } finally {
            slowRequests.release();
        }
    }

    /// The answers to slow requests are still sent.
    @Override
    public void ended() {
        try {
            slowRequests.acquire(MAX_SLOW_REQUESTS);
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
