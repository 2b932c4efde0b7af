package netcourse.lesson04.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import netcourse.authoring.Wrong;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.OutputLimitException;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedBodyCompressor;

/// Further wrong solutions of exercise 4.3.
public final class BodyCompressorWrong {
    private BodyCompressorWrong() {}

    private static Message changed(Message message, Function<ByteBuffer, ByteBuffer> change) {
        ByteBuffer body = ByteBuffer.wrap(message.body());
        change.apply(body);
        return message.with(message.header().flags(), body.array());
    }

    @Wrong("writes the original length with its lowest byte first")
    public static class LittleEndian extends SolvedBodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            Message sent = super.compress(message, compression, codec);
            return sent.header().isCompressed()
                    ? changed(sent, b -> b.putInt(1, Integer.reverseBytes(b.getInt(1))))
                    : sent;
        }
    }

    @Wrong("writes the length of the compressed bytes for the original one")
    public static class WritesTheNewLength extends SolvedBodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            Message sent = super.compress(message, compression, codec);
            return sent.header().isCompressed()
                    ? changed(sent, b -> b.putInt(1, b.capacity() - 5))
                    : sent;
        }
    }

    @Wrong(value = "opens a codec of its own instead of the one that it gets", nameless = true)
    public static class IgnoresTheCodec extends SolvedBodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            try (Codec own = compression.open()) {
                return super.compress(message, compression, own);
            }
        }
    }

    @Wrong("compresses a compressed message once more")
    public static class CompressesTwice extends SolvedBodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            int flags = message.header().flags() & ~MessageHeader.COMPRESSED;
            return super.compress(message.with(flags, message.body()), compression, codec);
        }
    }

    @Wrong("decompresses with codecs of its own")
    public static class OpensItsOwn extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            return super.decompress(message, maxBodyBytes, Compression::open);
        }
    }

    @Wrong("refuses an original length of 0")
    public static class RefusesEmptyContent extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            Message received = super.decompress(message, maxBodyBytes, codecs);
            if (message.header().isCompressed() && received.header().bodyLength() == 0) {
                throw new ProtocolException("original length must be 1.., was 0");
            }
            return received;
        }
    }

    @Wrong("refuses an original length as large as the limit")
    public static class RefusesTheLimit extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            return super.decompress(message, Math.max(0, maxBodyBytes - 1), codecs);
        }
    }

    @Wrong("holds messages without the flag to the limit, too")
    public static class LimitsPlainMessages extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            if (message.header().bodyLength() > maxBodyBytes) {
                throw new ProtocolException("original length must be 0.." + maxBodyBytes);
            }
            return super.decompress(message, maxBodyBytes, codecs);
        }
    }

    @Wrong("gives a message that is broken back as it is")
    public static class SwallowsFailures extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs) {
            try {
                return super.decompress(message, maxBodyBytes, codecs);
            } catch (ProtocolException e) {
                return message;
            }
        }
    }

    @Wrong("opens a codec before it looks at the five bytes")
    public static class OpensFirst extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            if (!message.header().isCompressed()) {
                return message;
            }
            try (Codec _ = codecs.apply(Compression.ZLIB)) {
                return super.decompress(message, maxBodyBytes, codecs);
            }
        }
    }

    @Wrong("keeps the codec of one message for the next one")
    public static class KeepsTheCodec extends SolvedBodyCompressor {
        private Codec kept;

        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            return super.decompress(
                    message,
                    maxBodyBytes,
                    compression -> {
                        kept = kept == null ? codecs.apply(compression) : kept;
                        return kept;
                    });
        }
    }

    @Wrong("takes limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            int limit = maxBodyBytes == 0 ? Integer.MAX_VALUE : maxBodyBytes;
            return super.decompress(message, limit, codecs);
        }
    }

    @Wrong("does not try bodies of fewer than 64 bytes")
    public static class LeavesOutShortBodies extends SolvedBodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            boolean isShort = !message.header().isCompressed() && message.body().length < 64;
            return isShort ? message : super.compress(message, compression, codec);
        }
    }

    @Wrong(
            value = "refuses a content that is too short, and takes one that is too long",
            nameless = true)
    public static class TakesMoreThanAnnounced extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            try {
                return super.decompress(message, maxBodyBytes, codecs);
            } catch (OutputLimitException e) {
                Message all = changed(message, b -> b.putInt(1, maxBodyBytes));
                int length;
                try (Codec codec = Compression.of(all.body()[0]).open()) {
                    byte[] body = all.body();
                    length =
                            codec.decompress(Arrays.copyOfRange(body, 5, body.length), maxBodyBytes)
                                    .length;
                }
                return super.decompress(
                        changed(message, b -> b.putInt(1, length)), maxBodyBytes, codecs);
            }
        }
    }

    @Wrong(value = "leaves the codec open if it throws a RuntimeException", nameless = true)
    public static class ExpectsTheContractOnly extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            return super.decompress(
                    message, maxBodyBytes, compression -> keep(codecs.apply(compression)));
        }

        private static Codec keep(Codec codec) {
            return new Codec() {
                private boolean failed;

                @Override
                public int maxCompressedBytes(int bytes) {
                    return codec.maxCompressedBytes(bytes);
                }

                @Override
                public void compress(ByteBuffer source, ByteBuffer target) {
                    codec.compress(source, target);
                }

                @Override
                public void decompress(ByteBuffer source, ByteBuffer target)
                        throws ProtocolException {
                    try {
                        codec.decompress(source, target);
                    } catch (RuntimeException e) {
                        failed = true;
                        throw e;
                    }
                }

                @Override
                public void close() {
                    if (!failed) {
                        codec.close();
                    }
                }
            };
        }
    }

    @Wrong(value = "counts the codec id, and not the four bytes after it", nameless = true)
    public static class CountsTheCodecId extends SolvedBodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            Message sent = super.compress(message, compression, codec);
            byte[] body = message.body();
            byte[] compressed = codec.compress(body);
            if (sent.header().isCompressed() || 1 + compressed.length >= body.length) {
                return sent;
            }
            ByteBuffer all = ByteBuffer.allocate(5 + compressed.length);
            all.put((byte) compression.id()).putInt(body.length).put(compressed);
            int flags = message.header().flags() | MessageHeader.COMPRESSED;
            return message.with(flags, all.array());
        }
    }

    @Wrong("takes memory for the original length before it looks at the limit")
    public static class AllocatesFirst extends SolvedBodyCompressor {
        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            byte[] body = message.body();
            boolean announced = message.header().isCompressed() && body.length > 4;
            byte[] room = new byte[announced ? ByteBuffer.wrap(body).getInt(1) : 0];
            Message received = super.decompress(message, maxBodyBytes, codecs);
            System.arraycopy(received.body(), 0, room, 0, room.length);
            return received;
        }
    }
}
