package netcourse.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// Seals the messages of one direction, or opens them: the body is encrypted, the header, which
/// goes in clear, is the associated data, so that a changed flag or sequence is noticed. For one
/// thread at a time.
///
/// The key is for this direction of this connection alone, so its nonces may begin at 0:
///
/// ```text
/// HKDF-SHA256 (RFC 5869)   salt  the 32 random bytes of the direction's opening
///                          input the key that both ends share
///                          info  "netcourse sealed, AES/GCM/NoPadding, client to server"
/// ```
///
/// The nonce is the number of the message, which both ends count and nobody sends; its bytes are in
/// the order of [NoiseCipher].
final class SealedDirection {
    static final int TAG_BYTES = NoiseCipherState.TAG_BYTES;
    static final int RANDOM_BYTES = 32;

    /// With bodies of 1 MiB these are 2^52 bytes: Noise allows 2^56 for one key of AES-GCM (section
    /// 14).
    static final long MAX_MESSAGES = 1L << 32;

    /// The only error, whatever was done to a message.
    static final String REFUSED =
            "the sealed message was changed, repeated, moved or sent back, or one was left out";

    private final NoiseCipherState state;

    /// @param direction `client to server`, or the other way round
    /// @param sharedKey of 32 random bytes, not a password
    SealedDirection(NoiseCipher cipher, String direction, byte[] sharedKey, byte[] random) {
        byte[] key = key(cipher, direction, sharedKey, random);
        state = new NoiseCipherState(cipher, key);
        Arrays.fill(key, (byte) 0);
    }

    private static byte[] key(
            NoiseCipher cipher, String direction, byte[] sharedKey, byte[] random) {
        String info = "netcourse sealed, %s, %s".formatted(cipher.transformation(), direction);
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addSalt(random)
                                    .addIKM(sharedKey)
                                    .thenExpand(
                                            info.getBytes(US_ASCII), NoiseCipherState.KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For tests: as if so many messages had gone.
    void skipTo(long count) {
        state.setNonce(count);
    }

    /// The message with the flag "encrypted" and a body that is 16 bytes longer. A body that is to
    /// be compressed is compressed already: what is encrypted does not get shorter.
    ///
    /// @throws IOException if the direction has had its messages
    Message seal(Message message) throws IOException {
        if (state.n() == MAX_MESSAGES) {
            throw new IOException(
                    "a direction may have %d messages: connect anew".formatted(MAX_MESSAGES));
        }
        MessageHeader header = sealedHeader(message.header());
        byte[] sealed = state.encryptWithAd(header.bytes(), message.body());
        return message.with(header.flags(), sealed);
    }

    private static MessageHeader sealedHeader(MessageHeader clear) {
        return new MessageHeader(
                clear.flags() | MessageHeader.ENCRYPTED,
                clear.protocol(),
                clear.error(),
                clear.sequence(),
                Math.addExact(clear.bodyLength(), TAG_BYTES));
    }

    /// The message as it was before it was sealed.
    ///
    /// @throws ProtocolException if it is not the next one that the peer sealed
    Message open(Message message) throws ProtocolException {
        MessageHeader header = message.header();
        if (!header.isEncrypted() || state.n() == MAX_MESSAGES) {
            throw new ProtocolException(REFUSED);
        }
        try {
            byte[] opened = state.decryptWithAd(header.bytes(), message.body());
            return message.with(header.flags() & ~MessageHeader.ENCRYPTED, opened);
        } catch (AEADBadTagException _) {
            throw new ProtocolException(REFUSED);
        }
    }
}
