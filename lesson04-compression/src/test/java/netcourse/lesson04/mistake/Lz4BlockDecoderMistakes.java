package netcourse.lesson04.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.Lz4BlockDecoder;

/// Common mistakes in exercise 4.8, decode an LZ4 block, in the order of the behaviours of
/// [netcourse.lesson04.Lz4BlockDecoderCheck] that catch them.
public final class Lz4BlockDecoderMistakes {
    private Lz4BlockDecoderMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class Lz4BlockDecoderInSteps implements Lz4BlockDecoder {
        /// What one call works with.
        static final class Decoding {
            final byte[] block;
            final int maxBytes;
            int at;
            int sequence;
            byte[] out;
            int size;

            Decoding(byte[] block, int maxBytes, int firstRoom) {
                this.block = block;
                this.maxBytes = maxBytes;
                out = new byte[firstRoom];
            }
        }

        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
            }
            Decoding d = new Decoding(block, maxBytes, firstRoom(maxBytes));
            while (goesOn(d)) {
                d.sequence = d.at;
                int token = next(d);
                long literals = length(d, literals(token));
                if (literals > d.block.length - d.at) {
                    throw ended(d);
                }
                makeRoom(d, literals);
                copy(d.block, d.at, d.out, d.size, (int) literals);
                d.at += (int) literals;
                d.size += (int) literals;
                if (d.at == d.block.length) {
                    break;
                }
                int offset = offset(d);
                checkOffset(d, offset);
                long match = length(d, token & 15) + leastMatch();
                makeRoom(d, match);
                copyMatch(d, offset, (int) match);
                d.size += (int) match;
            }
            return Arrays.copyOf(d.out, d.size);
        }

        int firstRoom(int maxBytes) {
            return 64;
        }

        boolean goesOn(Decoding d) {
            return true;
        }

        int next(Decoding d) throws ProtocolException {
            if (d.at == d.block.length) {
                throw ended(d);
            }
            return d.block[d.at++] & 0xff;
        }

        static ProtocolException ended(Decoding d) {
            return new ProtocolException("block ended in the sequence at byte " + d.sequence);
        }

        int literals(int token) {
            return token >> 4;
        }

        long length(Decoding d, int bits) throws ProtocolException {
            long length = bits;
            for (int more = bits == 15 ? 255 : 0; more == 255; length += more) {
                more = next(d);
            }
            return length;
        }

        void makeRoom(Decoding d, long count) throws ProtocolException {
            if (count > d.maxBytes - d.size) {
                throw new ProtocolException("more than %d bytes".formatted(d.maxBytes));
            }
            if (count > d.out.length - d.size) {
                d.out = Arrays.copyOf(d.out, more(d, (int) count));
            }
        }

        int more(Decoding d, int count) {
            return Math.max(2 * d.out.length, d.size + count);
        }

        static void copy(byte[] from, int at, byte[] to, int size, int count) {
            for (int i = 0; i < count; i++) {
                to[size + i] = from[at + i];
            }
        }

        int offset(Decoding d) throws ProtocolException {
            return next(d) | next(d) << 8;
        }

        void checkOffset(Decoding d, int offset) throws ProtocolException {
            if (offset <= 0 || offset > d.size) {
                throw new ProtocolException(
                        "offset must be 1..%d, was %d (byte %d)"
                                .formatted(d.size, offset, d.at - 2));
            }
        }

        int leastMatch() {
            return 4;
        }

        void copyMatch(Decoding d, int offset, int count) {
            copy(d.out, d.size - offset, d.out, d.size, count);
        }
    }

    @Mistake(
            does = "shifts the token as a signed byte",
            sees =
                    """
                    From 8 literals on the token is negative, and >> 4 keeps the sign: 80 announces
                    -8 literals. Make it an int of 0 to 255 first, with & 0xff.
                    """,
            caughtBy = "decodesLiterals")
    public static class SignedToken extends Lz4BlockDecoderInSteps {
        @Override
        int literals(int token) {
            return (byte) token >> 4;
        }
    }

    @Mistake(
            does = "adds one byte to a length of 15, whatever that byte is",
            sees =
                    """
                    ff means that one more byte follows, which is added too, and so on up to the
                    first that is not ff. The byte that you did not read is taken for a literal.
                    """,
            caughtBy = "decodesManyLiterals")
    public static class StopsAtFirstLengthByte extends Lz4BlockDecoderInSteps {
        @Override
        long length(Decoding d, int bits) throws ProtocolException {
            return bits == 15 ? 15 + next(d) : bits;
        }
    }

    @Mistake(
            does = "takes the low 4 bits for the length of the match",
            sees =
                    """
                    No match is shorter than 4 bytes, so 4 is left out of what is written: 0 means
                    4, and 15 with its further bytes means 19 or more.
                    """,
            caughtBy = "copiesMatch")
    public static class ForgetsLeastMatch extends Lz4BlockDecoderInSteps {
        @Override
        int leastMatch() {
            return 0;
        }
    }

    @Mistake(
            does = "copies a match with System.arraycopy, or from a copy of the output",
            sees =
                    """
                    A match that is longer than its offset repeats bytes which it writes itself.
                    System.arraycopy first saves what is there before it writes, and those bytes are
                    not there yet. Copy them one by one.
                    """,
            caughtBy = "copiesMatchThatOverlaps")
    public static class CopiesAtOnce extends Lz4BlockDecoderInSteps {
        @Override
        void copyMatch(Decoding d, int offset, int count) {
            System.arraycopy(d.out, d.size - offset, d.out, d.size, count);
        }
    }

    @Mistake(
            does = "puts the offset together from signed bytes",
            sees =
                    """
                    From 80 on a byte is negative, and | or + with it ruins the other one: c8 00
                    becomes -56 and not 200. Use & 0xff on both.
                    """,
            caughtBy = "copiesFromFarBack")
    public static class SignedOffset extends Lz4BlockDecoderInSteps {
        @Override
        int offset(Decoding d) throws ProtocolException {
            return (byte) next(d) | next(d) << 8;
        }
    }

    @Mistake(
            does = "copies from offset 0, or from before the first byte that came out",
            sees =
                    """
                    Offset 0 is not allowed. An offset that leads back beyond the first byte points at
                    nothing; in a language like C, it points at other data of your program. Such a block
                    is broken, or made to hurt you: refuse it.
                    """,
            caughtBy = "refusesOffsetThatCannotBe")
    public static class TrustsOffset extends Lz4BlockDecoderInSteps {
        @Override
        void checkOffset(Decoding d, int offset) {
            // the peer knows
        }
    }

    @Mistake(
            does = "takes the end of the bytes after a match for the end of the block",
            sees =
                    """
                    A block ends after literals, even if there are none: the empty one is 00. One
                    that ends after a match was cut, and what is missing is lost without a word.
                    """,
            caughtBy = "refusesBlockThatEndsWhereSequenceShouldBegin")
    public static class EndsAfterMatch extends Lz4BlockDecoderInSteps {
        @Override
        boolean goesOn(Decoding d) {
            return d.at < d.block.length;
        }
    }

    @Mistake(
            does = "takes as much memory as the limit allows, whatever comes out",
            sees =
                    """
                    The limit says what is too much, not what is usual: each block of 5 bytes costs
                    the whole limit. Let the array grow with what comes out.
                    """,
            caughtBy = "takesNoMemoryForTheLimit")
    public static class AllocatesTheLimit extends Lz4BlockDecoderInSteps {
        @Override
        int firstRoom(int maxBytes) {
            return maxBytes;
        }
    }

    @Mistake(
            does = "copies all that came out so far, for each sequence",
            sees =
                    """
                    toByteArray() copies everything, and so does an array that grows by just what is
                    needed: a block twice as long takes four times as long. Keep the array where you can
                    read it, and make it twice as long when it is full.
                    """,
            caughtBy = "decodesInOneGo")
    public static class CopiesEachTime extends Lz4BlockDecoderInSteps {
        @Override
        int more(Decoding d, int count) {
            return d.size + count;
        }
    }

    @Mistake(
            does = "adds up a length in an int, without a check on the way",
            sees =
                    """
                    16.8 million bytes ff can come to 2^32 + 16, which an int takes for 16: a block
                    that no limit allows is decoded as a short one. Use a long.
                    """,
            caughtBy = "refusesLengthsThatOverflow")
    public static class LengthOverflows extends Lz4BlockDecoderInSteps {
        @Override
        long length(Decoding d, int bits) throws ProtocolException {
            return (int) super.length(d, bits);
        }
    }
}
