package netcourse.lesson04.mistake;

import java.nio.ByteBuffer;
import java.util.function.Function;
import netcourse.checker.Mistake;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BodyCompressor;

/// Common mistakes in exercise 4.3, compress a message's body, in the order of the behaviours of
/// [netcourse.lesson04.BodyCompressorCheck] that catch them.
public final class BodyCompressorMistakes {
    private BodyCompressorMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class BodyCompressorInSteps implements BodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            if (message.header().isCompressed()) {
                throw new IllegalArgumentException("compressed already: " + message);
            }
            byte[] body = message.body();
            byte[] compressed = codec.compress(body);
            if (!helps(compressed.length, body.length)) {
                return message;
            }
            ByteBuffer whole = ByteBuffer.allocate(5 + compressed.length);
            whole.put((byte) compression.id()).putInt(body.length).put(compressed);
            return message.with(flagsToSend(message.header().flags()), whole.array());
        }

        boolean helps(int compressed, int original) {
            return 5 + compressed < original;
        }

        int flagsToSend(int flags) {
            return flags | MessageHeader.COMPRESSED;
        }

        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            if (!message.header().isCompressed()) {
                return message;
            }
            ByteBuffer body = message.bodyBuffer();
            if (body.remaining() < 5) {
                throw new ProtocolException("5 bytes are needed, had " + body.remaining());
            }
            Compression compression = Compression.of(body.get() & 0xff);
            long length = length(body);
            checkLength(length, maxBodyBytes);
            byte[] compressed = new byte[body.remaining()];
            body.get(compressed);
            byte[] original = decompress(codecs.apply(compression), compressed, length);
            return message.with(flagsToKeep(message.header().flags()), original);
        }

        long length(ByteBuffer body) {
            return Integer.toUnsignedLong(body.getInt());
        }

        void checkLength(long length, int maxBodyBytes) throws ProtocolException {
            if (length > maxBodyBytes) {
                throw new ProtocolException(
                        "original length must be 0..%d, was %d".formatted(maxBodyBytes, length));
            }
        }

        byte[] decompress(Codec opened, byte[] compressed, long length) throws ProtocolException {
            try (Codec codec = opened) {
                byte[] original = codec.decompress(compressed, (int) length);
                checkContent(original.length, length);
                return original;
            }
        }

        void checkContent(int came, long length) throws ProtocolException {
            if (came < length) {
                throw new ProtocolException(
                        "original length is %d, %d bytes came out".formatted(length, came));
            }
        }

        int flagsToKeep(int flags) {
            return flags & ~MessageHeader.COMPRESSED;
        }
    }

    @Mistake(
            does = "sets the flags to \"compressed\" and forgets those that were there",
            sees =
                    """
                    A response becomes a request, and a one-way message gets an answer. The flags are
                    bits of one number: add one with |, remove one with & ~.
                    """,
            caughtBy = "keepsTheRestOfTheHeader")
    public static class LosesFlags extends BodyCompressorInSteps {
        @Override
        int flagsToSend(int flags) {
            return MessageHeader.COMPRESSED;
        }
    }

    @Mistake(
            does = "sends the compressed body even if it is longer",
            sees =
                    """
                    Random, short and already compressed bodies grow: 5 bytes become 18. Both sides
                    work for nothing. Keep the shorter body.
                    """,
            caughtBy = "leavesBodyThatGetsLonger")
    public static class CompressesAlways extends BodyCompressorInSteps {
        @Override
        boolean helps(int compressed, int original) {
            return true;
        }
    }

    @Mistake(
            does = "compares the compressed bytes with the body, without the five in front",
            sees =
                    """
                    The codec id and the original length are sent, too: if the codec saves 4 bytes,
                    the message gets longer by one.
                    """,
            caughtBy = "countsTheFiveBytesInFront")
    public static class ForgetsTheFiveBytes extends BodyCompressorInSteps {
        @Override
        boolean helps(int compressed, int original) {
            return compressed < original;
        }
    }

    @Mistake(
            does = "closes the codec that it was given",
            sees =
                    """
                    The caller opened it, and needs it for the next message. Whoever opens a codec
                    closes it: compress gets an open one, decompress opens its own.
                    """,
            caughtBy = "leavesTheCodecOpen")
    public static class ClosesTheCodec extends BodyCompressorInSteps {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            try (codec) {
                return super.compress(message, compression, codec);
            }
        }
    }

    @Mistake(
            does = "leaves the flag \"compressed\" on the decompressed message",
            sees =
                    """
                    The next reader takes the text for five bytes and a compressed stream, and
                    refuses it. Header and body must agree.
                    """,
            caughtBy = "decompressesBody")
    public static class KeepsTheFlag extends BodyCompressorInSteps {
        @Override
        int flagsToKeep(int flags) {
            return flags;
        }
    }

    @Mistake(
            does = "acts on the original length before it compares it with the limit",
            sees =
                    """
                    A body of 30 bytes says that 2 GiB come out, and you believe it. Check each of
                    the peer's numbers against a limit of yours before you act on it.
                    """,
            caughtBy = "refusesOriginalLengthOverTheLimit")
    public static class TrustsTheOriginalLength extends BodyCompressorInSteps {
        @Override
        void checkLength(long length, int maxBodyBytes) {
            // the peer should know
        }
    }

    @Mistake(
            does = "reads the original length as a signed int",
            sees =
                    """
                    As an int, ff ff ff ff is -1. That is below every limit, so 4294967295 passes the
                    check. Integer.toUnsignedLong gives the number that was sent.
                    """,
            caughtBy = "refusesOriginalLengthOverTheLimit")
    public static class ReadsTheLengthAsSigned extends BodyCompressorInSteps {
        @Override
        long length(ByteBuffer body) {
            return body.getInt();
        }
    }

    @Mistake(
            does = "accepts fewer bytes than the original length says",
            sees =
                    """
                    The codec has a limit, not a length: fewer bytes are no error to it. In a format
                    without a checksum, content that was cut passes for whole.
                    """,
            caughtBy = "refusesContentOfAnotherLength")
    public static class AcceptsFewerBytes extends BodyCompressorInSteps {
        @Override
        void checkContent(int came, long length) {
            // the limit was kept
        }
    }

    @Mistake(
            does = "closes the codec if all goes well, but not if an exception is thrown",
            sees =
                    """
                    Each bad message leaks the native memory of a codec, which no heap dump shows.
                    An attacker can send as many bad messages as they like: use try-with-resources.
                    """,
            caughtBy = "closesTheCodecThatItOpened")
    public static class ClosesOnlyOnSuccess extends BodyCompressorInSteps {
        @Override
        byte[] decompress(Codec opened, byte[] compressed, long length) throws ProtocolException {
            byte[] original = opened.decompress(compressed, (int) length);
            checkContent(original.length, length);
            opened.close();
            return original;
        }
    }
}
