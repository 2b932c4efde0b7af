package netcourse.lesson05.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import netcourse.channel.NoiseCipher;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.EncryptedRecords;

/// Common mistakes in exercise 5.8, encrypted records, in the order of the behaviours of
/// [netcourse.lesson05.EncryptedRecordsCheck] that catch them.
public final class EncryptedRecordsMistakes {
    private EncryptedRecordsMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class EncryptedRecordsInSteps implements EncryptedRecords {
        final byte[] record = new byte[2 + 65_535];
        NoiseCipher cipher;
        SecretKeySpec sendingKey;
        SecretKeySpec receivingKey;
        InputStream in;
        OutputStream out;
        long sent;
        long received;
        int came;
        boolean ended;
        ProtocolException failure;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            this.cipher = cipher;
            this.sendingKey = new SecretKeySpec(sendingKey, cipher.keyAlgorithm());
            this.receivingKey = new SecretKeySpec(receivingKey, cipher.keyAlgorithm());
            this.in = in;
            this.out = out;
        }

        @Override
        public void write(byte[] plaintext) throws IOException {
            for (int at = 0; at < plaintext.length; at += maxPlaintext()) {
                int to = Math.min(plaintext.length, at + maxPlaintext());
                writeRecord(Arrays.copyOfRange(plaintext, at, to));
            }
            flush();
        }

        int maxPlaintext() {
            return MAX_PLAINTEXT_BYTES;
        }

        void flush() throws IOException {
            out.flush();
        }

        @Override
        public void end() throws IOException {
            writeRecord(new byte[0]);
            out.flush();
        }

        void writeRecord(byte[] plaintext) throws IOException {
            try {
                byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sendingKey, sent, plaintext);
                countSent();
                int length = lengthToSend(plaintext.length, sealed.length);
                out.write(new byte[] {(byte) (length >> 8), (byte) length});
                out.write(sealed);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        void countSent() {
            sent++;
        }

        int lengthToSend(int plaintext, int sealed) {
            return sealed;
        }

        @Override
        public Optional<byte[]> read() throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return Optional.empty();
            }
            return Optional.ofNullable(readRecord());
        }

        byte[] readRecord() throws IOException {
            if (receive(2)) {
                return null;
            }
            int length = length();
            checkLength(length);
            receive(2 + length);
            byte[] plaintext = open(Arrays.copyOfRange(record, 2, 2 + length));
            received++;
            came = 0;
            return plaintext.length == 0 ? atEnd() : plaintext;
        }

        byte[] atEnd() {
            ended = true;
            return null;
        }

        int length() {
            return (record[0] & 0xff) << 8 | record[1] & 0xff;
        }

        void checkLength(int length) throws ProtocolException {
            if (length < 16) {
                throw broken("length " + length);
            }
        }

        /// Whether that is the end.
        boolean receive(int count) throws IOException {
            while (came < count) {
                int more = in.read(record, came, count - came);
                if (more < 0) {
                    return atFin();
                }
                came += more;
            }
            return false;
        }

        boolean atFin() throws IOException {
            throw broken("the stream ended");
        }

        byte[] open(byte[] sealed) throws ProtocolException {
            try {
                return crypt(Cipher.DECRYPT_MODE, receivingKey, received(), sealed);
            } catch (AEADBadTagException e) {
                throw wrongTag(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        long received() {
            return received;
        }

        ProtocolException wrongTag(AEADBadTagException e) {
            return broken("wrong tag");
        }

        ProtocolException broken(String cause) {
            failure = new ProtocolException(text(cause));
            return failure;
        }

        String text(String cause) {
            return "the channel is broken";
        }

        byte[] crypt(int mode, SecretKeySpec key, long number, byte[] bytes)
                throws GeneralSecurityException {
            ByteBuffer nonce = ByteBuffer.allocate(12).order(order());
            nonce.putLong(4, number);
            Cipher aead = Cipher.getInstance(cipher.transformation());
            aead.init(mode, key, cipher.parameters(nonce.array()));
            aead.updateAAD(associatedData(mode, bytes.length));
            return aead.doFinal(bytes);
        }

        ByteOrder order() {
            return cipher.counterOrder();
        }

        byte[] associatedData(int mode, int length) {
            return new byte[0];
        }
    }

    @Mistake(
            does = "writes the length of the plaintext, without the tag",
            sees =
                    """
                    The reader takes 16 bytes too few, and the tag that it looks at is in the middle
                    of the ciphertext. The length counts what follows: ciphertext and tag.
                    """,
            caughtBy = "writesFirstRecord")
    public static class ForgetsTheTagInTheLength extends EncryptedRecordsInSteps {
        @Override
        int lengthToSend(int plaintext, int sealed) {
            return plaintext;
        }
    }

    @Mistake(
            does = "gives the two bytes of the length as associated data",
            sees =
                    """
                    The peer refuses every record. This would be sound, but it is not the standard:
                    a transport message of Noise has empty associated data. A changed length is
                    noticed all the same, by the tag.
                    """,
            caughtBy = "writesFirstRecord")
    public static class AuthenticatesTheLength extends EncryptedRecordsInSteps {
        @Override
        byte[] associatedData(int mode, int length) {
            int sealed = mode == Cipher.ENCRYPT_MODE ? length + 16 : length;
            return new byte[] {(byte) (sealed >> 8), (byte) sealed};
        }
    }

    @Mistake(
            does = "uses the same nonce for each record",
            sees =
                    """
                    Two records under one nonce have the same key stream: an XOR of the two gives
                    the plaintexts away, and with AES-GCM forgeries too. Each record has the next
                    number.
                    """,
            caughtBy = "countsRecords")
    public static class KeepsTheNonce extends EncryptedRecordsInSteps {
        @Override
        void countSent() {
            // one key, one nonce
        }
    }

    @Mistake(
            does = "writes the counter big-endian into the nonce, whatever the cipher is",
            sees =
                    """
                    With ChaCha20-Poly1305 the peer refuses record 1: there the counter is
                    little-endian, with AES-GCM it is big-endian. Record 0 is the same either way.
                    """,
            caughtBy = "countsRecords")
    public static class TakesOneByteOrder extends EncryptedRecordsInSteps {
        @Override
        ByteOrder order() {
            return ByteOrder.BIG_ENDIAN;
        }
    }

    @Mistake(
            does = "sends an array of any length as one record",
            sees =
                    """
                    The length field has two bytes. A longer record gets a length that is too short
                    by 65,536, and the reader takes the rest for the next records.
                    """,
            caughtBy = "splitsLongArray")
    public static class SendsOneLongRecord extends EncryptedRecordsInSteps {
        @Override
        int maxPlaintext() {
            return 1 << 28;
        }
    }

    @Mistake(
            does = "sends a record for an empty array",
            sees =
                    """
                    The peer reads the end, and takes nothing more from this connection, although
                    you go on sending: an empty record is the end.
                    """,
            caughtBy = "writesNothingForAnEmptyArray")
    public static class EndsByAccident extends EncryptedRecordsInSteps {
        @Override
        public void write(byte[] plaintext) throws IOException {
            if (plaintext.length == 0) {
                writeRecord(plaintext);
            }
            super.write(plaintext);
        }
    }

    @Mistake(
            does = "writes the record and does not flush the stream",
            sees =
                    """
                    The record waits in a buffer of this process, and the peer waits for the record.
                    One flush, after the last record of the call, is enough.
                    """,
            caughtBy = "flushesWhatItWrote")
    public static class ForgetsToFlush extends EncryptedRecordsInSteps {
        @Override
        void flush() {
            // it is written
        }
    }

    @Mistake(
            does = "does not count a record that could not be sent",
            sees =
                    """
                    The next record is sealed with the same nonce, and whoever saw both has the XOR
                    of the two: if sending fails, bytes of the record may have gone all the same.
                    """,
            caughtBy = "usesNoNumberTwice")
    public static class CountsOnlyWhatWasSent extends EncryptedRecordsInSteps {
        @Override
        void countSent() {
            // not yet
        }

        @Override
        void writeRecord(byte[] plaintext) throws IOException {
            super.writeRecord(plaintext);
            sent++;
        }
    }

    @Mistake(
            does = "takes one read for the whole record",
            sees =
                    """
                    The tag is wrong although every byte comes. A read gives what is there, which
                    may be half a record, and the rest of the array is zeros.
                    """,
            caughtBy = "readsRecordsHoweverTheyCome")
    public static class TakesOneRead extends EncryptedRecordsInSteps {
        @Override
        boolean receive(int count) throws IOException {
            if (in.read(record, came, count - came) < 0) {
                return atFin();
            }
            came = count;
            return false;
        }
    }

    @Mistake(
            does = "counts the records of both directions in one number",
            sees =
                    """
                    A right record is refused once you have sent one. Each direction has a key and a
                    counter of its own, since the two ends do not know in which order the other one
                    sends and receives.
                    """,
            caughtBy = "countsEachDirectionAlone")
    public static class CountsBothTogether extends EncryptedRecordsInSteps {
        @Override
        long received() {
            return received + sent;
        }
    }

    @Mistake(
            does = "takes no record that is longer than 32,767 bytes",
            sees =
                    """
                    A record that is right is refused. A length may go up to 65,535, and as a short
                    it is negative from 32,768 on; getChar and Short.toUnsignedInt read it without a
                    sign.
                    """,
            caughtBy = "readsTheLongestRecord")
    public static class TakesNoLongRecords extends EncryptedRecordsInSteps {
        @Override
        int length() {
            return (short) super.length();
        }
    }

    @Mistake(
            does = "gives out the empty record as an empty array, and reads on",
            sees =
                    """
                    The caller waits for bytes that the peer has said will not come. The empty
                    record is the end, and nothing is read after it.
                    """,
            caughtBy = "readsTheEnd")
    public static class ReadsOnAfterTheEnd extends EncryptedRecordsInSteps {
        @Override
        byte[] atEnd() {
            return new byte[0];
        }
    }

    @Mistake(
            does = "takes the end of the stream for the end",
            sees =
                    """
                    You take the first half of a transfer for all of it if an attacker cuts it
                    short: anybody on the way can send a FIN.
                    """,
            caughtBy = "refusesFinBeforeTheEnd")
    public static class TakesFinForTheEnd extends EncryptedRecordsInSteps {
        @Override
        boolean atFin() {
            ended = true;
            return true;
        }
    }

    @Mistake(
            does = "lets the exception of the cipher out when the tag is wrong",
            sees =
                    """
                    The caller's thread ends: it catches ProtocolException, and this is another one.
                    A changed record is the peer's doing, or an attacker's, and expected.
                    """,
            caughtBy = "refusesChangedRecord")
    public static class LetsTheCiphersExceptionOut extends EncryptedRecordsInSteps {
        @Override
        ProtocolException wrongTag(AEADBadTagException e) {
            throw new IllegalStateException(e);
        }
    }

    @Mistake(
            does = "waits for the bytes of a record although its length is under 16",
            sees =
                    """
                    You wait for bytes that need not come, and that no record is made of: the tag
                    alone has 16. A number from outside is wrong as soon as it is there.
                    """,
            caughtBy = "refusesLengthUnder16")
    public static class TrustsTheLength extends EncryptedRecordsInSteps {
        @Override
        void checkLength(int length) {
            // the tag will show
        }
    }

    @Mistake(
            does = "says in the exception what was wrong",
            sees =
                    """
                    An attacker tries one forgery after the other, and each answer says how far it
                    got. Padding oracles depend on such differences; one error with one message
                    gives them none.
                    """,
            caughtBy = "saysTheSameWhateverWasDone")
    public static class NamesTheCause extends EncryptedRecordsInSteps {
        @Override
        String text(String cause) {
            return cause;
        }
    }

    @Mistake(
            does = "goes on reading after a record was refused",
            sees =
                    """
                    An attacker can try again and again, and the first record that is right is
                    accepted as if nothing had happened. The first error is the last.
                    """,
            caughtBy = "staysBroken")
    public static class GoesOnAfterARefusal extends EncryptedRecordsInSteps {
        @Override
        ProtocolException broken(String cause) {
            came = 0;
            return new ProtocolException(text(cause));
        }
    }

    @Mistake(
            does = "forgets the bytes of a record that has begun when the stream throws",
            sees =
                    """
                    After a time-out the caller reads again. The bytes before it are gone, so the
                    rest of the record is taken for its beginning, and the channel is broken.
                    """,
            caughtBy = "losesNoByteAtTimeOut")
    public static class ForgetsAtTimeOut extends EncryptedRecordsInSteps {
        @Override
        byte[] readRecord() throws IOException {
            came = 0;
            return super.readRecord();
        }
    }
}
