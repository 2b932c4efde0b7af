package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson04.CountedCodecs.SizedCodec;
import netcourse.lesson04.exercise.BodyCompressor;
import netcourse.lesson04.exercise.MyBodyCompressor;
import netcourse.lesson04.mistake.BodyCompressorMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [BodyCompressor].
@Check(
        id = "4.3",
        title = "compress a message's body, but only if that helps",
        exercise = MyBodyCompressor.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class BodyCompressorCheck {
    private static final int LIMIT = 1000;
    private static final int COMPRESSED = MessageHeader.COMPRESSED;

    /// Far more than a refusal takes, far less than what is announced.
    private static final long MUCH_BYTES = 100_000;

    private static final byte[] TEXT = "to be, or not to be, ".repeat(20).getBytes(US_ASCII);

    private final BodyCompressor compressor;
    private CountedCodecs codecs = new CountedCodecs();

    BodyCompressorCheck(BodyCompressor compressor) {
        this.compressor = compressor;
    }

    // --- compress ---

    @Test
    void compressesBodyThatGetsShorter(Trial trial) throws Exception {
        for (Compression compression : Compression.values()) {
            Message message = Message.request(7, 1, TEXT);
            Message sent = compress(trial, message, compression, trial.closing(compression.open()));
            trial.expect("the flag \"compressed\"", true, sent.header().isCompressed());
            byte[] body = sent.body();
            trial.step("its body", body, layout(body));
            trial.expectThat(
                    body.length > 5 && body.length < TEXT.length,
                    "%d bytes of text get shorter; the new body has %d bytes"
                            .formatted(TEXT.length, body.length));
            trial.expect("byte 0, the codec id", compression.id(), body[0] & 0xff);
            trial.expect(
                    "bytes 1-4, the original length", TEXT.length, ByteBuffer.wrap(body).getInt(1));
            expectText(trial, compression, Arrays.copyOfRange(body, 5, body.length));
        }
    }

    private static void expectText(Trial trial, Compression compression, byte[] compressed) {
        CallResult result;
        try (Codec codec = compression.open()) {
            result = CallResult.of(() -> codec.decompress(compressed, TEXT.length));
        }
        trial.expectThat(
                Arrays.equals(TEXT, (byte[]) result.returned()),
                "the bytes from 5 on are not what the codec %s makes of the body"
                        .formatted(compression.title()));
    }

    @Test
    void keepsTheRestOfTheHeader(Trial trial) {
        int all = MessageHeader.RESPONSE | MessageHeader.ENCRYPTED | MessageHeader.ONE_WAY;
        for (MessageHeader header :
                List.of(
                        header(MessageHeader.ONE_WAY, 0, 0),
                        header(MessageHeader.ENCRYPTED, 0, 0xffff_ffffL),
                        header(all, 0xffff, 0x8000_0000L))) {
            Message message = Message.of(header, TEXT);
            Message sent = compress(trial, message, Compression.ZLIB, SizedCodec.of(10));
            int flags = sent.header().flags();
            trial.expect(
                    "the flags",
                    header.flags() | COMPRESSED,
                    flags,
                    when(flags == COMPRESSED, LosesFlags.class));
            expectRestOfHeader(trial, header, sent);
        }
    }

    private static MessageHeader header(int flags, int error, long sequence) {
        return new MessageHeader(flags, 0xfffe, error, sequence, TEXT.length);
    }

    private static void expectRestOfHeader(Trial trial, MessageHeader expected, Message message) {
        MessageHeader header = message.header();
        trial.expect("the protocol number", expected.protocol(), header.protocol());
        trial.expect("the error number", expected.error(), header.error());
        trial.expect("the sequence", expected.sequence(), header.sequence());
    }

    @Test
    void leavesBodyThatGetsLonger(Trial trial) {
        byte[] random = new byte[300];
        new Random(43).nextBytes(random);
        for (byte[] body : List.of(random, "hello".getBytes(US_ASCII), new byte[1], new byte[0])) {
            Codec codec = trial.closing(Compression.ZLIB.open());
            expectAsItIs(trial, body, codec, CompressesAlways.class);
        }
        expectAsItIs(trial, TEXT, SizedCodec.of(TEXT.length + 5), null);
    }

    @Test
    void countsTheFiveBytesInFront(Trial trial) {
        for (int saved : List.of(1, 4, 5)) {
            Codec codec = SizedCodec.of(TEXT.length - saved);
            expectAsItIs(trial, TEXT, codec, saved == 1 ? ForgetsTheFiveBytes.class : null);
        }
        Codec codec = SizedCodec.of(TEXT.length - 6);
        Message message = Message.request(7, 2, TEXT);
        Message sent = compress(trial, message, Compression.ZLIB, codec);
        expectOneLess(trial, sent, TEXT.length);
    }

    @Test
    void compressesShortBodiesToo(Trial trial) {
        for (int length : List.of(6, 7, 20, 63, 100)) {
            Message message = Message.request(7, 2, new byte[length]);
            Codec codec = SizedCodec.of(length - 6);
            expectOneLess(trial, compress(trial, message, Compression.ZLIB, codec), length);
        }
    }

    private static void expectOneLess(Trial trial, Message sent, int length) {
        trial.expectThat(
                sent.header().isCompressed() && sent.body().length == length - 1,
                "the new body would have %d bytes, five in front included, the old one has %d: expected the new one"
                        .formatted(length - 1, length));
    }

    private void expectAsItIs(Trial trial, byte[] body, Codec codec, Class<?> mistake) {
        int length = 5 + codec.compress(body).length;
        Message message = Message.request(7, 3, body);
        Message sent = compress(trial, message, Compression.ZLIB, codec);
        boolean compressed = sent.header().isCompressed();
        trial.expectThat(
                sent.equals(message),
                "the body has %d bytes, the new one would have %d: expected the message as it is"
                        .formatted(body.length, length),
                when(mistake != null && compressed, mistake));
    }

    @Test
    void compressesNothingTwice(Trial trial) {
        Message message = Message.request(7, 4, TEXT).with(COMPRESSED, TEXT);
        trial.step("compress gets", message.toString());
        trial.calling("compress(…)");
        CallResult.of(() -> compressor.compress(message, Compression.ZLIB, SizedCodec.of(9)))
                .expectThrown(
                        trial,
                        IllegalArgumentException.class,
                        "the message has the flag \"compressed\"",
                        List.of());
    }

    @Test
    void leavesTheCodecOpen(Trial trial) {
        Codec codec = codecs.open(Compression.ZLIB);
        for (byte[] body : List.of(TEXT, new byte[1], TEXT)) {
            Message message = Message.request(7, 5, body);
            trial.nextCase();
            trial.calling(
                    "compress(a body of %d bytes), with the same codec".formatted(body.length));
            CallResult result =
                    CallResult.of(() -> compressor.compress(message, Compression.ZLIB, codec));
            trial.expectThat(
                    codecs.open() == 1,
                    "expected the codec to stay open: it is the caller's",
                    always(ClosesTheCodec.class));
            result.expectReturned(trial, "the codec is open");
        }
        codec.close();
    }

    // --- decompress ---

    @Test
    void decompressesBody(Trial trial) {
        for (Compression compression : Compression.values()) {
            for (byte[] content : List.of(TEXT, new byte[LIMIT], new byte[0])) {
                expectContent(trial, compressed(compression, content), content);
            }
        }
        for (int length : List.of(255, 256, 65_535, 65_536, 200_000)) {
            byte[] content = new byte[length];
            Message message = compressed(Compression.GZIP, content);
            Message received = received(trial, decompress(trial, message, length));
            trial.expectBytes(content, received.body());
        }
    }

    private void expectContent(Trial trial, Message message, byte[] content) {
        Message received = received(trial, decompress(trial, message, LIMIT));
        trial.expectBytes(content, received.body());
        trial.expectThat(
                !received.header().isCompressed(),
                "the body is the original one, but the flag \"compressed\" is still set",
                always(KeepsTheFlag.class));
    }

    private static Message received(Trial trial, CallResult result) {
        result.expectReturned(trial, "the body is right");
        trial.expectThat(result.returned() != null, "expected a message, got null");
        return (Message) result.returned();
    }

    @Test
    void keepsTheRestOfTheHeaderAgain(Trial trial) {
        int all = MessageHeader.RESPONSE | MessageHeader.ENCRYPTED | MessageHeader.ONE_WAY;
        for (int flags : List.of(MessageHeader.ONE_WAY, MessageHeader.ENCRYPTED, all)) {
            int error = flags == all ? 0xffff : 0;
            MessageHeader header = header(flags, error, 0xffff_fffeL);
            Message message =
                    Message.of(header, TEXT)
                            .with(flags | COMPRESSED, compressed(Compression.ZLIB, TEXT).body());
            Message received = received(trial, decompress(trial, message, LIMIT));
            trial.expect("the flags", flags, received.header().flags());
            expectRestOfHeader(trial, header, received);
        }
    }

    @Test
    void leavesMessageWithoutTheFlag(Trial trial) {
        for (byte[] body : List.of(TEXT, compressed(Compression.ZLIB, TEXT).body(), new byte[0])) {
            Message message = Message.oneWay(7, body);
            CallResult result = decompress(trial, message, 3);
            result.expectReturned(trial, "the message does not have the flag");
            trial.expect("the message, as it is", message, result.returned());
        }
    }

    @Test
    void refusesBodyWithoutItsFiveBytes(Trial trial) {
        byte[] whole = compressed(Compression.ZLIB, TEXT).body();
        for (int length = 4; length >= 0; length--) {
            CallResult result = decompress(trial, flagged(Arrays.copyOf(whole, length)), LIMIT);
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "the body has %d bytes".formatted(length),
                    List.of("5", "" + length));
            expectNoCodec(trial);
        }
    }

    @Test
    void refusesCodecIdsThatItDoesNotKnow(Trial trial) {
        for (int id : List.of(0, 100, 255)) {
            byte[] body = compressed(Compression.ZLIB, TEXT).body();
            body[0] = (byte) id;
            CallResult result = decompress(trial, flagged(body), LIMIT);
            result.expectThrown(
                    trial, ProtocolException.class, "the codec id is " + id, List.of("" + id));
            expectNoCodec(trial);
        }
    }

    private void expectNoCodec(Trial trial) {
        trial.expectThat(
                codecs.opened() == 0,
                "expected no codec to be opened for a body that is refused by its first five bytes");
    }

    @Test
    void refusesOriginalLengthOverTheLimit(Trial trial) {
        expectTooLong(trial, 0x7fff_ffffL, LIMIT, TrustsTheOriginalLength.class);
        expectTooLong(trial, 0x0100_0000L, LIMIT, TrustsTheOriginalLength.class);
        expectTooLong(trial, LIMIT + 1, LIMIT, null);
        expectTooLong(trial, 0xffff_ffffL, LIMIT, ReadsTheLengthAsSigned.class);
        expectTooLong(trial, 0x8000_0000L, LIMIT, ReadsTheLengthAsSigned.class);
        expectTooLong(trial, TEXT.length, 0, null);
        expectTooLong(trial, 1, 0, null);
    }

    /// @param mistake if the length was believed; null if it may be something else
    private void expectTooLong(Trial trial, long length, int limit, Class<?> mistake) {
        byte[] body = compressed(Compression.ZLIB, TEXT).body();
        ByteBuffer.wrap(body).putInt(1, (int) length);
        CallResult result = decompress(trial, flagged(body), limit);
        boolean believed =
                codecs.asked() > 0
                        || result.threw(OutOfMemoryError.class)
                        || result.threw(IllegalArgumentException.class)
                        || result.threw(NegativeArraySizeException.class);
        Symptom symptom =
                when(mistake != null && believed, mistake)
                        .orThrown(
                                OutOfMemoryError.class,
                                IllegalArgumentException.class,
                                NegativeArraySizeException.class);
        String when = "the original length is %d, the limit is %d".formatted(length, limit);
        result.expectThrown(
                trial, ProtocolException.class, when, List.of("" + length, "" + limit), symptom);
        expectNoCodec(trial);
        // The second time nothing is loaded any more.
        long taken = decompress(trial, flagged(body), limit).allocatedBytes();
        trial.expectThat(
                taken < MUCH_BYTES,
                "%s: you took %d bytes of memory before you refused it".formatted(when, taken));
    }

    @Test
    void refusesContentOfAnotherLength(Trial trial) {
        for (Compression compression : Compression.values()) {
            byte[] body = compressed(compression, TEXT).body();
            for (int length : List.of(TEXT.length + 1, LIMIT)) {
                expectOtherLength(trial, body, length, "" + length, "" + TEXT.length);
            }
            for (int length : List.of(TEXT.length - 1, 7, 0)) {
                expectOtherLength(trial, body, length, "" + length);
            }
        }
    }

    private void expectOtherLength(Trial trial, byte[] body, int length, String... words) {
        byte[] other = body.clone();
        ByteBuffer.wrap(other).putInt(1, length);
        CallResult result = decompress(trial, flagged(other), LIMIT);
        result.expectThrown(
                trial,
                ProtocolException.class,
                "the original length is %d, %d bytes come out".formatted(length, TEXT.length),
                List.of(words),
                when(result.thrown() == null && length > TEXT.length, AcceptsFewerBytes.class));
    }

    @Test
    void refusesCompressedBytesThatAreBroken(Trial trial) {
        byte[] body = compressed(Compression.ZLIB, TEXT).body();
        List<byte[]> bad = new ArrayList<>();
        bad.add(Arrays.copyOf(body, body.length - 1));
        bad.add(Arrays.copyOf(body, 5));
        bad.add(Arrays.copyOf(body, body.length + 1));
        byte[] changed = body.clone();
        changed[body.length - 1]++;
        bad.add(changed);
        for (byte[] bytes : bad) {
            CallResult result = decompress(trial, flagged(bytes), LIMIT);
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "the codec refuses the bytes from 5 on",
                    List.of());
        }
    }

    @Test
    void closesTheCodecThatItOpened(Trial trial) {
        byte[] body = compressed(Compression.ZLIB, TEXT).body();
        byte[] other = body.clone();
        ByteBuffer.wrap(other).putInt(1, 999);
        for (byte[] bytes : List.of(body, other, Arrays.copyOf(body, 9))) {
            expectClosed(trial, decompress(trial, flagged(bytes), LIMIT));
        }
        CallResult result =
                decompress(trial, flagged(body), LIMIT, _ -> codecs.open(SizedCodec.of(1)));
        result.expectThrown(trial, IllegalStateException.class, "the codec fails", List.of());
        expectClosed(trial, result, false);
    }

    private void expectClosed(Trial trial, CallResult result) {
        expectClosed(trial, result, true);
    }

    /// @param named whether an exception names the mistake: not where others were seen to close
    private void expectClosed(Trial trial, CallResult result, boolean named) {
        trial.expectThat(codecs.opened() > 0, "expected the codec to be opened by codecs.apply");
        boolean failed = result.thrown() != null;
        trial.expectThat(
                codecs.open() == 0,
                "you %s, and left open %d of %d codecs that you opened"
                        .formatted(
                                failed ? "threw " + result.thrown() : "returned",
                                codecs.open(),
                                codecs.opened()),
                when(named && failed && alwaysLeaks(), ClosesOnlyOnSuccess.class));
    }

    /// Whether it leaves the codec open if that throws, and if it throws itself.
    private boolean alwaysLeaks() {
        byte[] body = compressed(Compression.ZLIB, TEXT).body();
        byte[] other = body.clone();
        ByteBuffer.wrap(other).putInt(1, 999);
        return leaks(other) && leaks(Arrays.copyOf(body, 9));
    }

    private boolean leaks(byte[] body) {
        CountedCodecs opened = new CountedCodecs();
        CallResult.of(() -> compressor.decompress(flagged(body), LIMIT, opened::open));
        return opened.open() > 0;
    }

    /// As a server needs it, which makes one for each connection.
    @Test
    void keepsConnectionsApart(Trial trial) throws Exception {
        BodyCompressor other = compressor.getClass().getDeclaredConstructor().newInstance();
        Message otherMessage = Message.request(9, 9, new byte[200]);
        Codec codec =
                new SizedCodec(
                        100,
                        () -> other.compress(otherMessage, Compression.GZIP, SizedCodec.of(50)));
        trial.step("meanwhile", "another connection's compressor compresses another body");
        Message sent = compress(trial, Message.request(7, 6, TEXT), Compression.ZLIB, codec);
        byte[] expected =
                ByteBuffer.allocate(105)
                        .put((byte) Compression.ZLIB.id())
                        .putInt(TEXT.length)
                        .put(SizedCodec.of(100).compress(TEXT))
                        .array();
        trial.expectBytes(expected, sent.body(), layout(expected));
    }

    // --- what they share ---

    private Message compress(Trial trial, Message message, Compression compression, Codec codec) {
        trial.nextCase();
        trial.step("compress gets", message + ", body " + Hex.format(beginning(message.body())));
        trial.calling("compress(the message, %s, a codec)".formatted(compression));
        CallResult result = CallResult.of(() -> compressor.compress(message, compression, codec));
        result.expectReturned(trial, "the message is not compressed yet");
        trial.expectThat(result.returned() != null, "expected a message, got null");
        trial.step("you returned", result.returned().toString());
        return (Message) result.returned();
    }

    private CallResult decompress(Trial trial, Message message, int limit) {
        return decompress(trial, message, limit, compression -> codecs.open(compression));
    }

    private CallResult decompress(
            Trial trial, Message message, int limit, Function<Compression, Codec> opening) {
        codecs = new CountedCodecs();
        trial.nextCase();
        trial.step("you get", message.toString());
        trial.step("its body", message.body(), layout(message.body()));
        trial.calling("decompress(the message, %d, codecs)".formatted(limit));
        return CallResult.of(() -> compressor.decompress(message, limit, opening));
    }

    private static byte[] beginning(byte[] body) {
        return Arrays.copyOf(body, Math.min(body.length, 8));
    }

    private static Field[] layout(byte[] body) {
        return body.length < 6
                ? new Field[0]
                : new Field[] {
                    new Field("codec id", 0, 1),
                    new Field("original length", 1, 4),
                    new Field("compressed bytes", 5, body.length - 5)
                };
    }

    private static Message flagged(byte[] body) {
        return Message.request(7, 8, new byte[0]).with(COMPRESSED, body);
    }

    /// As an honest peer sends it.
    private static Message compressed(Compression compression, byte[] content) {
        try (Codec codec = compression.open()) {
            byte[] compressed = codec.compress(content);
            ByteBuffer body = ByteBuffer.allocate(5 + compressed.length);
            body.put((byte) compression.id()).putInt(content.length).put(compressed);
            return flagged(body.array());
        }
    }
}
