package netcourse.channel;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// What comes in a [SealedConnection]: the opening, then sealed messages; and farewells in clear,
/// which are hearsay. For one thread at a time.
final class SealedInput {
    /// The header of a message in clear that begins a direction; its body has 32 random bytes.
    static final MessageHeader OPENING =
            new MessageHeader(
                    MessageHeader.ONE_WAY,
                    MessageHeader.CONNECTION,
                    0,
                    0,
                    SealedDirection.RANDOM_BYTES);

    private final NoiseCipher cipher;
    private final String direction;
    private final byte[] sharedKey;
    private final Consumer<String> hearsay;
    private SealedDirection opener;
    private ProtocolException failure;

    /// @param sharedKey is copied; the copy is cleared when the opening has come
    SealedInput(NoiseCipher cipher, String direction, byte[] sharedKey, Consumer<String> hearsay) {
        this.cipher = cipher;
        this.direction = direction;
        this.sharedKey = sharedKey.clone();
        this.hearsay = hearsay;
    }

    /// Throws again what [#open(Message)] threw.
    void checkNotRefused() throws ProtocolException {
        if (failure != null) {
            throw failure;
        }
    }

    /// Empty for what is not passed on: the opening, and a farewell in clear.
    Optional<Message> open(Message came) throws ProtocolException {
        try {
            return isClearFarewell(came.header()) ? heard(came) : openNext(came);
        } catch (ProtocolException e) {
            failure = e;
            throw e;
        }
    }

    private static boolean isClearFarewell(MessageHeader header) {
        return header.flags() == MessageHeader.RESPONSE
                && header.protocol() == MessageHeader.CONNECTION;
    }

    private Optional<Message> heard(Message farewell) {
        hearsay.accept(farewell.text());
        return Optional.empty();
    }

    private Optional<Message> openNext(Message came) throws ProtocolException {
        if (opener != null) {
            return Optional.of(opener.open(came));
        }
        if (!came.header().equals(OPENING)) {
            throw new ProtocolException("the first message must be the opening, was " + came);
        }
        opener = new SealedDirection(cipher, direction, sharedKey, came.body());
        Arrays.fill(sharedKey, (byte) 0);
        return Optional.empty();
    }
}
