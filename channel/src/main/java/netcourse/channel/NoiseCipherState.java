package netcourse.channel;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// A key of one direction and its counter: the CipherState of the Noise protocol framework
/// (revision 34, section 5.1). The counter is the nonce, so each message has another one, and the
/// peer, which counts too, need not be sent it.
///
/// For one thread at a time: two that encrypted at once could take the same nonce, and then two
/// messages would have the same key stream.
public final class NoiseCipherState {
    public static final int KEY_BYTES = 32;
    public static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int COUNTER_AT = 4;

    /// 2^64-1, as an unsigned number: reserved for rekeying (section 11.3), which this course does
    /// not do.
    private static final long RESERVED = -1;

    private final NoiseCipher kind;
    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final ByteBuffer counter;
    private long n;

    /// @param key 32 bytes; they are copied, and the caller clears its array
    public NoiseCipherState(NoiseCipher kind, byte[] key) {
        this.kind = kind;
        this.key = new SecretKeySpec(key, 0, KEY_BYTES, kind.keyAlgorithm());
        this.counter = ByteBuffer.wrap(nonce).order(kind.counterOrder());
        try {
            cipher = Cipher.getInstance(kind.transformation());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The counter, unsigned: how many messages there were.
    public long n() {
        return n;
    }

    /// SetNonce of section 5.1. Never to a number that was used already.
    public void setNonce(long unsigned) {
        n = unsigned;
    }

    /// Encrypts all that remains, and adds the tag. Both buffers have an array, not the same one,
    /// and move on.
    ///
    /// @param ad is authenticated, not encrypted
    public void encryptWithAd(byte[] ad, ByteBuffer plaintext, ByteBuffer ciphertext) {
        require(ciphertext, plaintext.remaining() + TAG_BYTES);
        try {
            crypt(Cipher.ENCRYPT_MODE, ad, plaintext, ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] encryptWithAd(byte[] ad, byte[] plaintext) {
        ByteBuffer ciphertext = ByteBuffer.allocate(plaintext.length + TAG_BYTES);
        encryptWithAd(ad, ByteBuffer.wrap(plaintext), ciphertext);
        return ciphertext.array();
    }

    /// Decrypts all that remains, tag included, if the tag is right.
    ///
    /// @throws AEADBadTagException if it is not, or if there are fewer bytes than it has; neither
    ///   buffer moves, the counter stays, and this state is of no more use
    public void decryptWithAd(byte[] ad, ByteBuffer ciphertext, ByteBuffer plaintext)
            throws AEADBadTagException {
        if (ciphertext.remaining() < TAG_BYTES) {
            throw new AEADBadTagException("no room for a tag");
        }
        require(plaintext, ciphertext.remaining() - TAG_BYTES);
        try {
            crypt(Cipher.DECRYPT_MODE, ad, ciphertext, plaintext);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] decryptWithAd(byte[] ad, byte[] ciphertext) throws AEADBadTagException {
        ByteBuffer plaintext = ByteBuffer.allocate(Math.max(0, ciphertext.length - TAG_BYTES));
        decryptWithAd(ad, ByteBuffer.wrap(ciphertext), plaintext);
        return plaintext.array();
    }

    private void crypt(int mode, byte[] ad, ByteBuffer from, ByteBuffer to)
            throws GeneralSecurityException {
        if (n == RESERVED) {
            throw new IllegalStateException("nonce 2^64-1 is reserved");
        }
        counter.putLong(COUNTER_AT, n);
        cipher.init(mode, key, kind.parameters(nonce));
        // For none at all, the JDK would allocate a buffer.
        if (ad.length > 0) {
            cipher.updateAAD(ad);
        }
        int at = to.arrayOffset() + to.position();
        int start = from.arrayOffset() + from.position();
        int count = cipher.doFinal(from.array(), start, from.remaining(), to.array(), at);
        n++;
        from.position(from.limit());
        to.position(to.position() + count);
    }

    private static void require(ByteBuffer buffer, int bytes) {
        if (buffer.remaining() < bytes) {
            throw new BufferOverflowException();
        }
    }
}
