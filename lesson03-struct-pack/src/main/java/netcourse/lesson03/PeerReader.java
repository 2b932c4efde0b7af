package netcourse.lesson03;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;

/// Reads what a peer sends, and writes what is answered: all answers to the messages of a read
/// together, in the same thread, which costs no change of threads. Only while a write waits does
/// another thread read.
final class PeerReader {
    /// What the thread does that reads and writes.
    private enum Duty {
        READS,
        WRITES,
        WRITES_ONLY
    }

    private static final int MAX_ANSWERS = 64;

    /// Answers of so many bytes together are written without the outbox.
    private static final int MAX_DIRECT_BYTES = 8192;

    private final MessageSource source;
    private final Pulse pulse;
    private final PeerWriter writer;
    private final Parting parting;
    private final AtomicReference<Duty> duty = new AtomicReference<>(Duty.READS);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Message> answers = new ArrayList<>();
    private int answerBytes;
    private Peer.Receiver receiver;

    PeerReader(MessageSource source, Pulse pulse, PeerWriter writer, Parting parting) {
        this.source = source;
        this.pulse = pulse;
        this.writer = writer;
        this.parting = parting;
    }

    /// As [Peer#serve(Peer.Receiver)].
    String readAll(Peer.Receiver messages) {
        receiver = messages;
        read();
        try {
            ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            parting.cut("interrupted");
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        return parting.how();
    }

    private void read() {
        boolean over = true;
        try {
            over = receiveAll();
            if (over) {
                receiver.ended();
                writer.finish();
                parting.cut("end of stream");
            }
        } catch (ProtocolException | EOFException e) {
            parting.refuse(MessageError.BAD_MESSAGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            parting.refuse(MessageError.TOO_SLOW, e.getMessage());
        } catch (IOException e) {
            parting.cut("lost: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            parting.fail(e);
        } finally {
            if (over) {
                parting.cut("failed");
                ended.complete(null);
            }
        }
    }

    /// False if another thread reads on.
    private boolean receiveAll() throws IOException {
        Optional<Message> message;
        do {
            if (source.isReady()) {
                message = readReady();
            } else if (writeAnswers()) {
                message = listen();
            } else {
                return false;
            }
            if (message.isPresent()) {
                receiver.received(message.get());
            }
        } while (message.isPresent());
        return true;
    }

    /// Answers that are made already go out before a refusal.
    private Optional<Message> readReady() throws IOException {
        try {
            return source.read();
        } catch (ProtocolException e) {
            putAnswers();
            throw e;
        }
    }

    private Optional<Message> listen() throws IOException {
        pulse.listening();
        try {
            return source.read();
        } finally {
            pulse.heard();
        }
    }

    /// False if another thread has begun to read meanwhile.
    private boolean writeAnswers() throws IOException {
        boolean stillReads = true;
        if (duty.get() == Duty.WRITES_ONLY) {
            putAnswers();
            writer.flush();
        } else if (answerBytes > 0
                && answerBytes <= MAX_DIRECT_BYTES
                && writer.claimEmpty(answerBytes)) {
            stillReads = writeDirectly();
        } else {
            putAnswers();
            if (writer.claim()) {
                duty.set(Duty.WRITES);
                writer.writeClaimed();
                stillReads = duty.compareAndSet(Duty.WRITES, Duty.READS);
            }
        }
        if (stillReads) {
            // The turn of the other connections: the peer's next messages may come meanwhile, and
            // are then read without a wait, which would cost three calls of the system.
            Thread.yield();
        }
        return stillReads;
    }

    /// The list is free again before another thread may begin to read.
    private boolean writeDirectly() {
        Message[] batch = answers.toArray(Message[]::new);
        int bytes = answerBytes;
        forgetAnswers();
        duty.set(Duty.WRITES);
        writer.writeClaimed(batch, bytes);
        return duty.compareAndSet(Duty.WRITES, Duty.READS);
    }

    /// As [Peer#answer(Message)].
    void answer(Message message) throws IOException {
        answers.add(message);
        answerBytes = Math.addExact(answerBytes, message.wireBytes());
        if (answers.size() == MAX_ANSWERS) {
            putAnswers();
        }
    }

    private void putAnswers() throws IOException {
        if (!answers.isEmpty()) {
            writer.put(answers);
            forgetAnswers();
        }
    }

    private void forgetAnswers() {
        answers.clear();
        answerBytes = 0;
    }

    /// If the thread that reads waits in a write, another one goes on with the reading.
    void goOnBeside() {
        if (duty.compareAndSet(Duty.WRITES, Duty.WRITES_ONLY)) {
            Thread.ofVirtual().name("reader").start(this::read);
        }
    }
}
