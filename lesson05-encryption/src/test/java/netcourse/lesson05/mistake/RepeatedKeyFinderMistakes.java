package netcourse.lesson05.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.lesson05.exercise.RepeatedKeyFinder;

/// Common mistakes in exercise 5.1, recover a repeated XOR key, in the order of the behaviours of
/// [netcourse.lesson05.RepeatedKeyFinderCheck] that catch them.
public final class RepeatedKeyFinderMistakes {
    private RepeatedKeyFinderMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class RepeatedKeyFinderInSteps implements RepeatedKeyFinder {
        /// A byte of the repeated key, and its place in the stream.
        record Shown(int place, byte value) {}

        @Override
        public Optional<byte[]> find(
                List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes) {
            if (maxKeyBytes < 1 || maxKeyBytes > 256) {
                throw new IllegalArgumentException("maximum is " + maxKeyBytes);
            }
            List<Shown> shown = new ArrayList<>();
            int place = 0;
            for (int i = 0; i < messages(ciphertexts.size()); i++) {
                byte[] ciphertext = ciphertexts.get(i);
                byte[] plain = header(first, i, ciphertext.length - 16).bytes();
                for (int j = 0; j < plain.length; j++) {
                    shown.add(new Shown(place + j, keyByte(ciphertext, j, plain[j])));
                }
                place = placeAfter(place, ciphertext.length);
            }
            return search(shown, maxKeyBytes);
        }

        int messages(int sent) {
            return sent;
        }

        MessageHeader header(MessageHeader first, int index, int bodyLength) {
            return new MessageHeader(
                    first.flags(),
                    first.protocol(),
                    first.error(),
                    first.sequence() + index,
                    bodyLength);
        }

        byte keyByte(byte[] ciphertext, int at, byte plain) {
            return (byte) (ciphertext[at] ^ plain);
        }

        int placeAfter(int place, int ciphertextBytes) {
            return place + ciphertextBytes;
        }

        Optional<byte[]> search(List<Shown> shown, int maxKeyBytes) {
            for (int length = 1; goesOn(length, maxKeyBytes); length++) {
                Byte[] key = new Byte[length];
                if (comesInto(length) && fits(shown, key)) {
                    Optional<byte[]> whole = whole(key);
                    if (whole.isPresent() || isLast()) {
                        return whole;
                    }
                }
            }
            return Optional.empty();
        }

        boolean goesOn(int length, int maxKeyBytes) {
            return length <= maxKeyBytes;
        }

        boolean comesInto(int length) {
            return true;
        }

        boolean isLast() {
            return true;
        }

        boolean fits(List<Shown> shown, Byte[] key) {
            for (Shown each : shown) {
                int at = each.place() % key.length;
                if (key[at] != null && key[at] != each.value()) {
                    return false;
                }
                key[at] = each.value();
            }
            return true;
        }

        Optional<byte[]> whole(Byte[] key) {
            byte[] bytes = new byte[key.length];
            for (int i = 0; i < key.length; i++) {
                if (key[i] == null) {
                    return unknown(bytes);
                }
                bytes[i] = key[i];
            }
            return Optional.of(bytes);
        }

        Optional<byte[]> unknown(byte[] bytes) {
            return Optional.empty();
        }
    }

    @Mistake(
            does = "writes the bytes of the key into the ciphertext that it was given",
            sees =
                    """
                    The array belongs to the caller, who wants to decrypt it with the key that you find,
                    and cannot: the first 16 bytes are no ciphertext any more.
                    """,
            caughtBy = "findsKeyOfOneMessage")
    public static class WritesIntoTheCiphertext extends RepeatedKeyFinderInSteps {
        @Override
        byte keyByte(byte[] ciphertext, int at, byte plain) {
            return ciphertext[at] ^= plain;
        }
    }

    @Mistake(
            does = "takes all 16 bytes that the header shows for the key",
            sees =
                    """
                    What you return is "keykeykeykeykeyk", the key as often as it fits over a
                    header: it decrypts the header, and makes nonsense of what follows. The key is
                    the shortest one that gives all of these bytes when it is repeated.
                    """,
            caughtBy = "findsKeyOfOneMessage")
    public static class TakesTheWholeHeader extends RepeatedKeyFinderInSteps {
        @Override
        boolean comesInto(int length) {
            return length == 16;
        }
    }

    @Mistake(
            does = "considers only lengths that divide 16",
            sees =
                    """
                    A key of 3 bytes is not found. It need not fit into the header a whole number of
                    times: the header has five such keys and one byte of a sixth. That byte counts,
                    too.
                    """,
            caughtBy = "findsKeyOfAnyLength")
    public static class DividesTheHeader extends RepeatedKeyFinderInSteps {
        @Override
        boolean comesInto(int length) {
            return 16 % length == 0;
        }
    }

    @Mistake(
            does = "ends the key where its first byte comes again",
            sees =
                    """
                    Of the key "aab" you return "a". A key may have the same byte twice, so all
                    bytes must come again, as far as the headers show them.
                    """,
            caughtBy = "findsKeyWhoseBytesRepeat")
    public static class StopsAtTheFirstByte extends RepeatedKeyFinderInSteps {
        @Override
        boolean fits(List<Shown> shown, Byte[] key) {
            for (int i = 0; i < key.length; i++) {
                key[i] = shown.get(i).value();
            }
            return key.length == 16 || shown.get(key.length).value() == key[0];
        }
    }

    @Mistake(
            does = "takes the body length of the first header as it was given",
            sees =
                    """
                    The bytes of the key that lie under the length come out wrong. The length of the
                    body is no secret: the ciphertext is as long as the plaintext, so the last four
                    bytes of every header are known.
                    """,
            caughtBy = "knowsTheWholeHeader")
    public static class KeepsTheBodyLength extends RepeatedKeyFinderInSteps {
        @Override
        MessageHeader header(MessageHeader first, int index, int bodyLength) {
            return super.header(first, index, first.bodyLength());
        }
    }

    @Mistake(
            does = "takes every message to begin with the header of the first",
            sees =
                    """
                    The same byte of the key seems to be two, and the right key does not fit. The
                    sequence goes up by 1 from message to message: a value that changes in a way
                    that you can foresee is known, too.
                    """,
            caughtBy = "knowsTheSequenceOfEachMessage")
    public static class RepeatsTheFirstHeader extends RepeatedKeyFinderInSteps {
        @Override
        MessageHeader header(MessageHeader first, int index, int bodyLength) {
            return super.header(first, 0, bodyLength);
        }
    }

    @Mistake(
            does = "begins with the first byte of the key in every message",
            sees =
                    """
                    The second message seems to have another key, and the right one does not fit.
                    The key goes on from message to message: the place in the whole stream, modulo
                    the length, is the place in the key.
                    """,
            caughtBy = "followsTheKeyFromMessageToMessage")
    public static class BeginsTheKeyAnew extends RepeatedKeyFinderInSteps {
        @Override
        int placeAfter(int place, int ciphertextBytes) {
            return 0;
        }
    }

    @Mistake(
            does = "looks at the first message only",
            sees =
                    """
                    A key of more than 16 bytes is not found: one header shows 16 of them. The
                    header of the next message lies over other bytes of the key, so a few messages
                    together show all of it.
                    """,
            caughtBy = "putsLongKeyTogether")
    public static class LooksAtOneMessage extends RepeatedKeyFinderInSteps {
        @Override
        int messages(int sent) {
            return Math.min(sent, 1);
        }
    }

    @Mistake(
            does = "compares each place only with the one that is a key's length further",
            sees =
                    """
                    A shorter key seems to fit, which other headers contradict. Between two headers
                    lies a body, of which nothing is known: places that are two or three lengths
                    apart belong to the same byte of the key as well.
                    """,
            caughtBy = "comparesPlacesThatAreFarApart")
    public static class ComparesNeighboursOnly extends RepeatedKeyFinderInSteps {
        @Override
        boolean fits(List<Shown> shown, Byte[] key) {
            for (Shown one : shown) {
                key[one.place() % key.length] = one.value();
                for (Shown other : shown) {
                    if (other.place() - one.place() == key.length && other.value() != one.value()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    @Mistake(
            does = "considers keys that are longer than the maximum",
            sees =
                    """
                    You return a key that is longer than the caller believes. If it happens to
                    contradict nothing, that is chance.
                    """,
            caughtBy = "findsNoneIfAllContradict")
    public static class IgnoresTheMaximum extends RepeatedKeyFinderInSteps {
        @Override
        boolean goesOn(int length, int maxKeyBytes) {
            return length <= 256;
        }
    }

    @Mistake(
            does = "stops one length before the maximum",
            sees =
                    """
                    With a maximum of 8, a key of 8 bytes is not found. The maximum is included: the
                    loop goes on while length <= maxKeyBytes.
                    """,
            caughtBy = "findsNoneIfAllContradict")
    public static class StopsBeforeTheMaximum extends RepeatedKeyFinderInSteps {
        @Override
        boolean goesOn(int length, int maxKeyBytes) {
            return length < maxKeyBytes;
        }
    }

    @Mistake(
            does = "gives 0, or something else, for a byte of the key that no header shows",
            sees =
                    """
                    The caller decrypts with that byte, and reads nonsense wherever it lies. A fresh
                    array is full of zeros, and such a zero looks like one that was found.
                    """,
            caughtBy = "guessesNothing")
    public static class GuessesBytes extends RepeatedKeyFinderInSteps {
        @Override
        Optional<byte[]> unknown(byte[] bytes) {
            return Optional.of(bytes);
        }
    }

    @Mistake(
            does = "goes on to longer keys when a byte of the shortest is not known",
            sees =
                    """
                    You return a longer key that is most likely wrong: the longer the key, the less
                    can contradict it. If the shortest is not known whole, more ciphertext is
                    needed.
                    """,
            caughtBy = "triesNoLongerKey")
    public static class TriesLongerKeys extends RepeatedKeyFinderInSteps {
        @Override
        boolean isLast() {
            return false;
        }
    }
}
