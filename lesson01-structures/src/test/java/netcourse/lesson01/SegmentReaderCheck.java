package netcourse.lesson01;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpOptions.Timestamps;
import netcourse.lesson01.exercise.MySegmentReader;
import netcourse.lesson01.exercise.SegmentReader;
import netcourse.lesson01.mistake.SegmentReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [SegmentReader]. The packets are captured, or put together, by `golden/segments.py`.
@Check(
        id = "1.9",
        title = "read IPv4 and TCP headers",
        exercise = MySegmentReader.class,
        core = false,
        difficulty = 3,
        minutes = 45)
class SegmentReaderCheck {
    private static final HexVectors GOLDEN = HexVectors.of("segments.txt");
    private static final TcpOptions NO_OPTIONS =
            new TcpOptions(OptionalInt.empty(), OptionalInt.empty(), false, Optional.empty());
    private static final Ipv4Header PLAIN_IP =
            new Ipv4Header(20, 42, true, false, 64, true, "10.1.2.3", "10.4.5.6");
    private static final TcpHeader PLAIN_TCP =
            new TcpHeader(4660, 80, 0x01020304, 0x05060708, 20, 0x18, 0x0102, NO_OPTIONS);
    private static final byte[] HI = Hex.parse("68 69");
    private static final byte[] HELLO = Hex.parse("68 65 6c 6c 6f");
    private static final int CLIENT_PORT = 50000;
    private static final int SERVER_PORT = 12580;

    private final SegmentReader reader;

    SegmentReaderCheck(SegmentReader reader) {
        this.reader = reader;
    }

    @Test
    void readsHeadersWithoutOptions(Trial trial) throws Throwable {
        CallResult outcome = read(trial, GOLDEN.bytes("plain"));
        List<Integer> ports =
                outcome.returned() instanceof Segment s
                        ? List.of(s.tcp().sourcePort(), s.tcp().destinationPort())
                        : List.of();
        expectSegment(
                trial,
                new Segment(PLAIN_IP, PLAIN_TCP, HI),
                outcome,
                when(ports.equals(List.of(80, 4660)), PortsSwapped.class),
                when(ports.equals(List.of(0x3412, 0x5000)), LittleEndian.class));
    }

    private CallResult read(Trial trial, byte[] bytes) {
        trial.nextCase();
        trial.step("you get", bytes, SegmentLayout.of(bytes));
        byte[] given = bytes.clone();
        CallResult outcome = CallResult.of(() -> reader.read(given));
        trial.expectThat(Arrays.equals(bytes, given), "expected the bytes to be left as they were");
        return outcome;
    }

    private static void expectSegment(
            Trial trial, Segment expected, CallResult outcome, Symptom... symptoms) {
        Object got = outcome.thrown() == null ? outcome.returned() : outcome.thrown();
        if (got instanceof Segment segment) {
            expectIp(trial, expected.ip(), segment.ip(), symptoms);
            expectTcp(trial, expected.tcp(), segment.tcp(), symptoms);
            trial.expect(
                    "payload",
                    Hex.format(expected.payload()),
                    Hex.format(segment.payload()),
                    symptoms);
        } else {
            trial.expect("the segment", expected, got, symptoms);
        }
    }

    private static void expectIp(
            Trial trial, Ipv4Header expected, Ipv4Header got, Symptom... symptoms) {
        trial.expect("ip header length", expected.headerBytes(), got.headerBytes(), symptoms);
        trial.expect("total length", expected.totalBytes(), got.totalBytes(), symptoms);
        trial.expect("don't fragment", expected.dontFragment(), got.dontFragment(), symptoms);
        trial.expect("more fragments", expected.moreFragments(), got.moreFragments(), symptoms);
        trial.expect("time to live", expected.timeToLive(), got.timeToLive(), symptoms);
        trial.expect("checksum right", expected.checksumRight(), got.checksumRight(), symptoms);
        trial.expect("source", expected.source(), got.source(), symptoms);
        trial.expect("destination", expected.destination(), got.destination(), symptoms);
    }

    private static void expectTcp(
            Trial trial, TcpHeader expected, TcpHeader got, Symptom... symptoms) {
        trial.expect("source port", expected.sourcePort(), got.sourcePort(), symptoms);
        trial.expect(
                "destination port", expected.destinationPort(), got.destinationPort(), symptoms);
        trial.expect("sequence", expected.sequence(), got.sequence(), symptoms);
        trial.expect("acknowledgment", expected.acknowledgment(), got.acknowledgment(), symptoms);
        trial.expect("tcp header length", expected.headerBytes(), got.headerBytes(), symptoms);
        trial.expect("flags", expected.flags(), got.flags(), symptoms);
        trial.expect("window", expected.window(), got.window(), symptoms);
        trial.expect("options", expected.options(), got.options(), symptoms);
    }

    @Test
    void readsCapturedHeadersAsUnsigned(Trial trial) throws Throwable {
        expectUnsigned(trial, ack(), "ack");
    }

    @Test
    void readsEveryByteAsUnsigned(Trial trial) throws Throwable {
        Ipv4Header ip =
                new Ipv4Header(20, 42, true, false, 255, true, "192.168.200.129", "203.0.113.255");
        TcpHeader tcp =
                new TcpHeader(4660, 80, 0x01020304, 0x05060708, 20, 0xd9, 0x0102, NO_OPTIONS);
        expectUnsigned(trial, new Segment(ip, tcp, HI), "high");
    }

    private void expectUnsigned(Trial trial, Segment expected, String golden) {
        CallResult outcome = read(trial, GOLDEN.bytes(golden));
        // No number in them is negative.
        boolean signed = String.valueOf(outcome.returned()).matches("(?s).*-\\d.*");
        expectSegment(trial, expected, outcome, when(signed, SignedBytes.class));
    }

    @Test
    void ignoresWhatIsInParentheses(Trial trial) throws Throwable {
        CallResult outcome = read(trial, GOLDEN.bytes("reserved"));
        expectSegment(trial, new Segment(PLAIN_IP, PLAIN_TCP, HI), outcome);
    }

    private static Segment ack() {
        return new Segment(
                fromServer(40),
                new TcpHeader(SERVER_PORT, 50001, 4280199934L, 413233020, 20, 0x10, 64, NO_OPTIONS),
                new byte[0]);
    }

    private static Ipv4Header fromServer(int totalBytes) {
        return new Ipv4Header(20, totalBytes, true, false, 64, true, "127.0.0.1", "127.0.0.2");
    }

    private static Ipv4Header fromClient(int headerBytes, int totalBytes) {
        return new Ipv4Header(
                headerBytes, totalBytes, true, false, 64, true, "127.0.0.2", "127.0.0.1");
    }

    @Test
    void findsDataAfterTcpOptions(Trial trial) throws Throwable {
        expectAfterOptions(
                trial,
                "data",
                new Segment(
                        fromClient(20, 57),
                        tcp(
                                false,
                                2751855153L,
                                3067333502L,
                                32,
                                0x18,
                                64,
                                times(1278317864, 2290653660L)),
                        HELLO));
        expectAfterOptions(
                trial,
                "answer",
                new Segment(
                        fromServer(55),
                        tcp(
                                true,
                                3067333502L,
                                2751855158L,
                                32,
                                0x18,
                                64,
                                times(2290653660L, 1278317864)),
                        Hex.parse("ff 00 80")));
    }

    private void expectAfterOptions(Trial trial, String golden, Segment expected) throws Throwable {
        CallResult outcome = read(trial, GOLDEN.bytes(golden));
        boolean tooMuch =
                outcome.returned() instanceof Segment s
                        && s.payload().length == expected.payload().length + 12;
        // A data offset of 32 bytes stands there as 80, which is negative to Java.
        boolean negative = outcome.message().matches("(?s).*(?<![\\w.])-32(?!\\d).*");
        expectSegment(
                trial,
                expected,
                outcome,
                when(tooMuch, FixedTcp.class),
                thrown(negative, SignedBytes.class));
    }

    private static TcpHeader tcp(
            boolean server,
            long seq,
            long ack,
            int bytes,
            int flags,
            int window,
            TcpOptions options) {
        int from = server ? SERVER_PORT : CLIENT_PORT;
        int to = server ? CLIENT_PORT : SERVER_PORT;
        return new TcpHeader(from, to, seq, ack, bytes, flags, window, options);
    }

    private static TcpOptions times(long value, long echo) {
        return new TcpOptions(
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                Optional.of(new Timestamps(value, echo)));
    }

    private static TcpOptions handshake(long value, long echo) {
        return new TcpOptions(
                OptionalInt.of(65495),
                OptionalInt.of(10),
                true,
                Optional.of(new Timestamps(value, echo)));
    }

    @Test
    void readsTheOptionsOfHandshake(Trial trial) throws Throwable {
        expectSegment(
                trial,
                new Segment(
                        fromClient(20, 60),
                        tcp(false, 2751855152L, 0, 40, 0x02, 65495, handshake(1278317864, 0)),
                        new byte[0]),
                read(trial, GOLDEN.bytes("syn")));
        expectSegment(
                trial,
                new Segment(
                        fromServer(60),
                        tcp(
                                true,
                                3067333501L,
                                2751855153L,
                                40,
                                0x12,
                                65483,
                                handshake(2290653660L, 1278317864)),
                        new byte[0]),
                read(trial, GOLDEN.bytes("synack")));
        TcpOptions shift =
                new TcpOptions(OptionalInt.empty(), OptionalInt.of(200), false, Optional.empty());
        Ipv4Header ip = new Ipv4Header(20, 46, true, false, 64, true, "10.1.2.3", "10.4.5.6");
        TcpHeader tcp = new TcpHeader(4660, 80, 0x01020304, 0x05060708, 24, 0x18, 0x0102, shift);
        expectUnsigned(trial, new Segment(ip, tcp, HI), "shift");
    }

    @Test
    void takesZeroForValueLikeAnyOther(Trial trial) throws Throwable {
        byte[] syn = GOLDEN.bytes("syn");
        Arrays.fill(syn, 42, 44, (byte) 0);
        Arrays.fill(syn, 48, 56, (byte) 0);
        syn[59] = 0;
        TcpOptions zeros =
                new TcpOptions(
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        true,
                        Optional.of(new Timestamps(0, 0)));
        TcpHeader tcp = tcp(false, 2751855152L, 0, 40, 0x02, 65495, zeros);
        expectSegment(trial, new Segment(fromClient(20, 60), tcp, new byte[0]), read(trial, syn));
        byte[] plain = with("plain", 8, 0);
        Arrays.fill(plain, 20, 24, (byte) 0);
        Ipv4Header ip =
                new Ipv4Header(20, 42, true, false, 0, false, PLAIN_IP.source(), "10.4.5.6");
        TcpHeader ports = new TcpHeader(0, 0, 0x01020304, 0x05060708, 20, 0x18, 0x0102, NO_OPTIONS);
        expectSegment(trial, new Segment(ip, ports, HI), read(trial, plain));
    }

    @Test
    void findsTcpAfterIpOptions(Trial trial) throws Throwable {
        CallResult outcome = read(trial, GOLDEN.bytes("routed"));
        // Where TCP begins after 20 bytes, the options of IPv4 stand.
        boolean fromOptions =
                outcome.returned() instanceof Segment s && s.tcp().sourcePort() == 0x9404;
        boolean offsetThere =
                outcome.threw(ProtocolException.class) && outcome.message().contains("byte 32");
        expectSegment(
                trial,
                new Segment(
                        fromClient(24, 49),
                        new TcpHeader(
                                50001,
                                SERVER_PORT,
                                413233015,
                                4280199934L,
                                20,
                                0x18,
                                64,
                                NO_OPTIONS),
                        HELLO),
                outcome,
                when(fromOptions || offsetThere, FixedIp.class).orThrown(ProtocolException.class));
    }

    @Test
    void leavesOutWhatEthernetFillsUp(Trial trial) throws Throwable {
        byte[] padded = Arrays.copyOf(GOLDEN.bytes("ack"), 46);
        expectPadded(trial, padded);
        Arrays.fill(padded, 40, 46, (byte) 0x55);
        expectPadded(trial, padded);
    }

    private void expectPadded(Trial trial, byte[] padded) throws Throwable {
        CallResult outcome = read(trial, padded);
        boolean more = outcome.returned() instanceof Segment s && s.payload().length == 6;
        expectSegment(trial, ack(), outcome, when(more, PayloadWithPadding.class));
    }

    @Test
    void reportsChecksumAndFlagsOfFragments(Trial trial) throws Throwable {
        Ipv4Header damaged = new Ipv4Header(20, 42, true, false, 64, false, "10.1.2.3", "10.4.5.6");
        Ipv4Header first = new Ipv4Header(20, 42, false, true, 64, true, "10.1.2.3", "10.4.5.6");
        expectSegment(
                trial, new Segment(damaged, PLAIN_TCP, HI), read(trial, GOLDEN.bytes("damaged")));
        expectSegment(trial, new Segment(first, PLAIN_TCP, HI), read(trial, GOLDEN.bytes("first")));
        Ipv4Header evil = new Ipv4Header(20, 42, false, false, 64, false, "10.1.2.3", "10.4.5.6");
        expectSegment(trial, new Segment(evil, PLAIN_TCP, HI), read(trial, with("plain", 6, 0x80)));
    }

    @Test
    void skipsUnknownOptionsAndWhatFollowsTheirEnd(Trial trial) throws Throwable {
        TcpOptions known =
                new TcpOptions(OptionalInt.of(1460), OptionalInt.empty(), false, Optional.empty());
        expectSegment(
                trial,
                new Segment(
                        new Ipv4Header(20, 54, true, false, 64, true, "10.1.2.3", "10.4.5.6"),
                        new TcpHeader(4660, 80, 0x01020304, 0x05060708, 32, 0x18, 0x0102, known),
                        HI),
                read(trial, GOLDEN.bytes("unknown")));
    }

    @Test
    void refusesPacketThatIsCut(Trial trial) throws Throwable {
        for (String golden : List.of("plain", "data", "routed")) {
            byte[] bytes = GOLDEN.bytes(golden);
            for (int length = 0; length < bytes.length; length++) {
                CallResult outcome = read(trial, Arrays.copyOf(bytes, length));
                String when = "%d of %d bytes are there".formatted(length, bytes.length);
                if (length < 20) {
                    outcome.expectRefused(trial, when, "ipv4 header", 0, new long[] {20, length});
                } else {
                    outcome.expectRefused(
                            trial, when, "total length", 2, new long[] {bytes.length});
                }
            }
        }
    }

    @Test
    void refusesHeaderThatLies(Trial trial) throws Throwable {
        expectRefused(trial, with("plain", 0, 0x65), "version", 0, 6);
        expectRefused(trial, with("plain", 0, 0x44), "header length", 0, 16);
        expectRefused(trial, with("plain", 0, 0x40), "header length", 0, 0);
        expectRefused(trial, with("plain", 3, 19), "total length", 2, 19);
        expectRefused(trial, with("routed", 3, 23), "total length", 2, 23);
        expectRefused(trial, with("plain", 3, 43), "total length", 2, 43);
        expectRefused(trial, with("plain", 2, 0xff, 0xff), "total length", 2, 65535);
        expectRefused(trial, with("plain", 6, 0x00, 0xb9), "fragment offset", 6, 185);
        expectRefused(trial, with("plain", 6, 0x3f, 0xff), "fragment offset", 6, 8191);
        expectRefused(trial, with("plain", 9, 17), "protocol", 9, 17);
        expectRefused(trial, with("plain", 9, 255), "protocol", 9, 255);
        expectRefused(trial, with("plain", 3, 20), "tcp header", 20, 20, 0);
        expectRefused(trial, with("plain", 3, 39), "tcp header", 20, 20, 19);
        expectRefused(trial, with("routed", 3, 43), "tcp header", 24, 20, 19);
        expectDataOffsetRefused(trial, with("plain", 32, 0x40), 32, 16);
        expectDataOffsetRefused(trial, with("plain", 32, 0x00), 32, 0);
        expectDataOffsetRefused(trial, with("plain", 32, 0x60), 32, 24);
        expectDataOffsetRefused(trial, with("data", 32, 0xf0), 32, 60);
        expectDataOffsetRefused(trial, with("routed", 36, 0xf0), 36, 60);
        // What follows the packet is none of it.
        byte[] padded = Arrays.copyOf(with("plain", 32, 0x60), 60);
        expectDataOffsetRefused(trial, padded, 32, 24);
    }

    private void expectRefused(Trial trial, byte[] bytes, String field, int offset, long... numbers)
            throws Throwable {
        read(trial, bytes)
                .expectRefused(trial, "%s is wrong".formatted(field), field, offset, numbers);
    }

    private void expectDataOffsetRefused(Trial trial, byte[] bytes, int offset, long number)
            throws Throwable {
        CallResult outcome = read(trial, bytes);
        outcome.expectRefused(
                trial,
                "the data offset says %d bytes, %d are there"
                        .formatted(number, bytes.length - offset + 12),
                "data offset",
                offset,
                new long[] {number},
                when(outcome.thrown() == null || PastTheEnd.ran(outcome), TrustsDataOffset.class)
                        .orThrown(RuntimeException.class));
    }

    private static byte[] with(String golden, int at, int... values) {
        byte[] bytes = GOLDEN.bytes(golden);
        for (int i = 0; i < values.length; i++) {
            bytes[at + i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void endsAtOptionWhoseLengthLies(Trial trial) throws Throwable {
        trial.ifStuck(OptionLoop.class);
        expectRefused(trial, with("unknown", 42, 0), "option length", 42, 0);
        expectRefused(trial, with("unknown", 42, 1), "option length", 42, 1);
        expectRefused(trial, with("unknown", 42, 200), "option length", 42, 200);
        expectRefused(trial, with("unknown", 50, 0xfe, 3), "option length", 51, 3);
        expectRefused(trial, with("unknown", 50, 1, 3), "option length", 52);
        expectRefused(trial, with("unknown", 47, 0), "option length", 47, 0);
        expectRefused(trial, with("unknown", 47, 3), "option length", 47, 3);
        expectRefused(trial, with("syn", 41, 5), "option length", 41, 5);
        expectRefused(trial, with("syn", 45, 3), "option length", 45, 3);
        expectRefused(trial, with("syn", 47, 9), "option length", 47, 9);
        expectRefused(trial, with("syn", 58, 2), "option length", 58, 2);
    }

    @Test
    void readsOrRefusesAnyBytes(Trial trial) {
        for (String golden : List.of("syn", "data", "routed", "unknown")) {
            for (int at = 0; at < GOLDEN.bytes(golden).length; at++) {
                for (int value : List.of(0, 1, 0x0f, 0x7f, 0x80, 0xf0, 0xff)) {
                    expectReadOrRefused(trial, with(golden, at, value));
                }
            }
        }
        Random random = new Random(18);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = GOLDEN.bytes("syn");
            byte[] noise = new byte[41];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, 60 - 41 + 1, 40);
            bytes[32] = (byte) (noise[40] | 0x50);
            expectReadOrRefused(trial, bytes);
        }
    }

    private void expectReadOrRefused(Trial trial, byte[] bytes) {
        CallResult outcome = CallResult.of(() -> reader.read(bytes));
        boolean right =
                outcome.returned() instanceof Segment || outcome.threw(ProtocolException.class);
        if (!right) {
            trial.nextCase();
            trial.step("you get", bytes, SegmentLayout.of(bytes));
            throw trial.wrong("expected a segment or a ProtocolException, got " + outcome.thrown());
        }
    }
}
