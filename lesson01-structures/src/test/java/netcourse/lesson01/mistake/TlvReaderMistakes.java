package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;
import netcourse.lesson01.answer.SolvedTlvReader;
import netcourse.lesson01.exercise.TlvReader;

/// What learners get wrong in exercise 1.6, type, length, value; skip the unknown; in the order of
/// the behaviours of [netcourse.lesson01.TlvReaderCheck] that catch it.
public final class TlvReaderMistakes {
    private TlvReaderMistakes() {}

    @Mistake(
            does = "takes the length for that of the whole record, tag and length included",
            sees =
                    """
                    Each value comes out 3 bytes short, and what is left of it is read as the next
                    record. Here the length counts the value alone.
                    """,
            caughtBy = "readsOneRecord")
    public static class LengthCountsHeader implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int length = ((bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff) - 3;
                if (at + 3 + length > bytes.length) {
                    throw new ProtocolException("value (byte %d) is cut".formatted(at + 3));
                }
                byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                switch (bytes[at]) {
                    case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                    default -> {}
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }
    }

    @Mistake(
            does = "refuses a tag that it does not know",
            sees =
                    """
                    The first peer of a newer version is turned away. What you do not know you skip:
                    its length says how far.
                    """,
            caughtBy = "skipsTagsThatItDoesNotKnow")
    public static class UnknownIsError implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
                if (at + 3 + length > bytes.length) {
                    throw new ProtocolException("value (byte %d) is cut".formatted(at + 3));
                }
                byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                switch (bytes[at]) {
                    case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                    default ->
                            throw new ProtocolException(
                                    "tag (byte %d) is unknown: %d".formatted(at, bytes[at]));
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }
    }

    @Mistake(
            does = "stops at the first tag that it does not know",
            sees =
                    """
                    The records behind it are lost, though you know their tags. Step over its value
                    and go on.
                    """,
            caughtBy = "skipsTagsThatItDoesNotKnow")
    public static class StopsAtUnknown implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
                if (at + 3 + length > bytes.length) {
                    throw new ProtocolException("value (byte %d) is cut".formatted(at + 3));
                }
                byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                switch (bytes[at]) {
                    case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                    default -> {
                        return new Profile(name, port, topics);
                    }
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }
    }

    @Mistake(
            does = "goes round its loop without stepping over an unknown record",
            sees =
                    """
                    The loop looks at the same record for ever: one tag of a later version stops
                    your program. Every round must move on, whatever the tag.
                    """,
            caughtBy = "skipsTagsThatItDoesNotKnow",
            verdict = Verdict.STUCK)
    public static class StaysAtUnknown extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            ByteBuffer records = ByteBuffer.wrap(bytes);
            // The interrupt is for the check, which must get its thread back.
            while (records.remaining() >= 3 && !Thread.currentThread().isInterrupted()) {
                int at = records.position();
                int tag = records.get(at);
                if (tag < 1 || tag > 3) {
                    continue;
                }
                int next = at + 3 + Short.toUnsignedInt(records.getShort(at + 1));
                records.position(Math.min(next, bytes.length));
            }
            return super.read(bytes);
        }
    }

    @Mistake(
            does = "puts the length together from signed bytes",
            sees =
                    """
                    A byte from 80 up is negative in Java, and its sign fills the bits above it: 00
                    c8 becomes -56, not 200. Mask with & 0xff first.
                    """,
            caughtBy = "readsLengthsAsUnsigned")
    public static class SignedLength implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int length = bytes[at + 1] << 8 | bytes[at + 2];
                if (at + 3 + length > bytes.length) {
                    throw new ProtocolException("value (byte %d) is cut".formatted(at + 3));
                }
                byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                switch (bytes[at]) {
                    case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                    default -> {}
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }
    }

    @Mistake(
            does = "lets a second name overwrite the first",
            sees =
                    """
                    Two readers of one message then disagree: one takes the first, one the last, and
                    an attacker tells each what it wants to hear. Refuse what may come only once.
                    """,
            caughtBy = "refusesSecondNameAndSecondPort")
    public static class LastWins implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
                if (at + 3 + length > bytes.length) {
                    throw new ProtocolException("value (byte %d) is cut".formatted(at + 3));
                }
                byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                switch (bytes[at]) {
                    case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                    default -> {}
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }
    }

    @Mistake(
            does = "takes length and value without asking whether they are all there",
            sees =
                    """
                    Arrays.copyOfRange fills up with zeros past the end, an index throws an
                    IndexOutOfBoundsException: but a cut record is the peer's fault, and must be
                    refused.
                    """,
            caughtBy = "refusesRecordThatIsCut")
    public static class PadsCutValue implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
                int tag = bytes[at];
                if (tag == 1 && name.isPresent() || tag == 2 && port.isPresent()) {
                    throw new ProtocolException("tag (byte %d) comes twice: %d".formatted(at, tag));
                }
                byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                switch (tag) {
                    case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                    default -> {}
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }
    }

    @Mistake(
            does = "makes an array of the length, then looks whether the value is there",
            sees =
                    """
                    Three bytes from a peer cost you 64 KiB, and with a longer length field
                    gigabytes. Compare first: no number from a peer reaches new byte[n] unchecked.
                    """,
            caughtBy = "takesNoMemoryForLengthThatLies")
    public static class AllocatesFirst extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            for (int at = 0; at + 3 <= bytes.length; ) {
                int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
                byte[] value = new byte[length];
                int there = Math.min(length, bytes.length - at - 3);
                System.arraycopy(bytes, at + 3, value, 0, there);
                if (there < length) {
                    throw new ProtocolException(
                            "value (byte %d) needs %d bytes, %d are left"
                                    .formatted(at + 3, value.length, there));
                }
                at += 3 + length;
            }
            return super.read(bytes);
        }
    }
}
