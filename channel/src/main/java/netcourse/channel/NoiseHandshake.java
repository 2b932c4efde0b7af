package netcourse.channel;

import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import netcourse.common.ProtocolException;

/// The pattern NK of the Noise protocol framework (revision 34, sections 5.3 and 7.5): the
/// initiator knows the responder's static key before, and stays anonymous itself.
///
/// ```text
/// <- s              the responder's public key, known to the initiator
/// ...
/// -> e, es          32 bytes e | payload and tag, encrypted under DH(e, s)
/// <- e, ee          32 bytes e | payload and tag, under DH(e, e) as well
/// ```
///
/// The first payload can be replayed to the responder, and is readable by whoever steals its static
/// key later (section 7.7): nothing that matters goes in there.
public final class NoiseHandshake implements Handshake {
    /// A message without a payload: a public key and a tag.
    public static final int MESSAGE_BYTES = X25519KeyPair.KEY_BYTES + NoiseCipherState.TAG_BYTES;

    /// Of any Noise message (section 3).
    public static final int MAX_MESSAGE_BYTES = 65_535;

    private enum Step {
        FIRST,
        SECOND,
        COMPLETE,
        OVER
    }

    private final boolean initiator;
    private final Supplier<X25519KeyPair> ephemerals;
    private final X25519KeyPair s;
    private final byte[] rs;
    private final NoiseSymmetricState symmetric;
    private X25519KeyPair e;
    private byte[] re;
    private Step step = Step.FIRST;

    private NoiseHandshake(
            NoiseCipher cipher,
            byte[] prologue,
            X25519KeyPair s,
            byte[] rs,
            Supplier<X25519KeyPair> ephemerals) {
        this.initiator = s == null;
        this.s = s;
        this.rs = rs;
        this.ephemerals = ephemerals;
        symmetric = new NoiseSymmetricState(cipher);
        symmetric.mixHash(prologue);
        symmetric.mixHash(initiator ? rs : s.publicKey());
    }

    /// The end that begins.
    ///
    /// @param prologue what both ends must agree on and do not send, such as a version; may be
    ///   empty
    /// @param serverKey the responder's public key, 32 bytes
    /// @param ephemerals gives a new pair for each handshake: [X25519KeyPair#generate()]
    public static NoiseHandshake initiator(
            NoiseCipher cipher,
            byte[] prologue,
            byte[] serverKey,
            Supplier<X25519KeyPair> ephemerals) {
        X25519KeyPair.checkLength(serverKey);
        return new NoiseHandshake(cipher, prologue, null, serverKey.clone(), ephemerals);
    }

    /// The end that answers.
    ///
    /// @param serverKeys its static pair
    public static NoiseHandshake responder(
            NoiseCipher cipher,
            byte[] prologue,
            X25519KeyPair serverKeys,
            Supplier<X25519KeyPair> ephemerals) {
        return new NoiseHandshake(cipher, prologue, serverKeys, null, ephemerals);
    }

    @Override
    public byte[] writeMessage(byte[] payload) throws ProtocolException {
        if (payload.length > MAX_MESSAGE_BYTES - MESSAGE_BYTES) {
            throw new IllegalArgumentException("payload has %d bytes".formatted(payload.length));
        }
        begin(initiator ? Step.FIRST : Step.SECOND);
        e = ephemerals.get();
        symmetric.mixHash(e.publicKey());
        symmetric.mixKey(e.dh(initiator ? rs : re));
        byte[] sealed = symmetric.encryptAndHash(payload);
        step = initiator ? Step.SECOND : Step.COMPLETE;
        return join(e.publicKey(), sealed);
    }

    @Override
    public byte[] readMessage(byte[] message) throws ProtocolException {
        begin(initiator ? Step.SECOND : Step.FIRST);
        if (message.length < MESSAGE_BYTES || message.length > MAX_MESSAGE_BYTES) {
            throw new ProtocolException(
                    "handshake message must have %d..%d bytes, had %d"
                            .formatted(MESSAGE_BYTES, MAX_MESSAGE_BYTES, message.length));
        }
        re = Arrays.copyOf(message, X25519KeyPair.KEY_BYTES);
        // As it came: a key has several spellings, and both ends must hash the same one.
        symmetric.mixHash(re);
        symmetric.mixKey((initiator ? e : s).dh(re));
        byte[] payload = open(Arrays.copyOfRange(message, re.length, message.length));
        step = initiator ? Step.COMPLETE : Step.SECOND;
        return payload;
    }

    private byte[] open(byte[] sealed) throws ProtocolException {
        try {
            return symmetric.decryptAndHash(sealed);
        } catch (AEADBadTagException _) {
            throw new ProtocolException("the tag of the handshake message is wrong");
        }
    }

    @Override
    public NoiseKeys split() {
        begin(Step.COMPLETE);
        NoiseKeys keys = symmetric.split();
        e = null;
        return initiator ? keys : keys.swapped();
    }

    /// What throws after this leaves the handshake over.
    private void begin(Step expected) {
        if (step != expected) {
            throw new IllegalStateException("handshake is at %s, not %s".formatted(step, expected));
        }
        step = Step.OVER;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
