package netcourse.lesson05;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import netcourse.common.MessageHeader;

/// What a program sends that "encrypts" its messages with a repeated key.
final class XorStream {
    private final byte[] key;
    private final MessageHeader first;
    private final List<byte[]> ciphertexts = new ArrayList<>();
    private final BitSet shown = new BitSet();
    private int place;

    XorStream(byte[] key, MessageHeader first) {
        this.key = key;
        this.first = first;
    }

    /// The header of the first message; its body length is not that of any.
    MessageHeader first() {
        return first;
    }

    List<byte[]> ciphertexts() {
        return ciphertexts;
    }

    /// Whether the headers show every byte of the key.
    boolean showsAll() {
        return shown.cardinality() == key.length;
    }

    /// Sends the next message, with a body of so many bytes.
    XorStream send(int bodyBytes) {
        long sequence = first.sequence() + ciphertexts.size();
        byte[] header =
                new MessageHeader(
                                first.flags(), first.protocol(), first.error(), sequence, bodyBytes)
                        .bytes();
        byte[] ciphertext = new byte[header.length + bodyBytes];
        System.arraycopy(header, 0, ciphertext, 0, header.length);
        for (int i = 0; i < ciphertext.length; i++) {
            int at = (place + i) % key.length;
            ciphertext[i] ^= (byte) (key[at] ^ (i < header.length ? 0 : 'a' + i % 26));
            if (i < header.length) {
                shown.set(at);
            }
        }
        place += ciphertext.length;
        ciphertexts.add(ciphertext);
        return this;
    }
}
