package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
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

/// Common mistakes in exercise 1.6, type, length, value, in the order of the behaviours of
/// [netcourse.lesson01.TlvReaderCheck] that catch them.
public final class TlvReaderMistakes {
    private TlvReaderMistakes() {}

    /// Reads in steps: each mistake shows the step that it gets wrong. Text and the length of a
    /// port are not checked.
    private abstract static class ReadsTlvInSteps implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Optional<String> name = Optional.empty();
            OptionalInt port = OptionalInt.empty();
            List<String> topics = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int tag = bytes[at];
                int length = length(bytes, at + 1);
                byte[] value = value(bytes, at + 3, length);
                if (tag == 1 && name.isPresent() || tag == 2 && port.isPresent()) {
                    comesTwice(tag, at);
                }
                switch (tag) {
                    case 1 -> name = Optional.of(new String(value, UTF_8));
                    case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                    case 3 -> topics.add(new String(value, UTF_8));
                    default -> {
                        if (!goesOnAfterUnknown(tag, at)) {
                            return new Profile(name, port, topics);
                        }
                    }
                }
                at += 3 + length;
            }
            return new Profile(name, port, topics);
        }

        int length(byte[] bytes, int at) throws ProtocolException {
            need(bytes, "length", at, 2);
            return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        }

        byte[] value(byte[] bytes, int at, int length) throws ProtocolException {
            need(bytes, "value", at, length);
            return Arrays.copyOfRange(bytes, at, at + length);
        }

        static void need(byte[] bytes, String field, int at, int count) throws ProtocolException {
            int left = bytes.length - at;
            if (count > left) {
                throw new ProtocolException(
                        "%s (byte %d) needs %d bytes, %d are left"
                                .formatted(field, at, count, left));
            }
        }

        void comesTwice(int tag, int at) throws ProtocolException {
            throw new ProtocolException("tag (byte %d) comes twice: %d".formatted(at, tag));
        }

        boolean goesOnAfterUnknown(int tag, int at) throws ProtocolException {
            return true;
        }
    }

    @Mistake(
            does = "takes the length for that of the whole record, including tag and length",
            sees =
                    """
                    Each value comes out 3 bytes short, and what is left of it is read as the next
                    record. Here the length counts the value alone.
                    """,
            caughtBy = "readsOneRecord")
    public static class LengthCountsHeader extends ReadsTlvInSteps {
        @Override
        int length(byte[] bytes, int at) throws ProtocolException {
            return super.length(bytes, at) - 3;
        }
    }

    @Mistake(
            does = "refuses a tag that it does not know",
            sees =
                    """
                    The first peer of a newer version is turned away, though the length says how far
                    to skip.
                    """,
            caughtBy = "skipsTagsThatItDoesNotKnow")
    public static class UnknownIsError extends ReadsTlvInSteps {
        @Override
        boolean goesOnAfterUnknown(int tag, int at) throws ProtocolException {
            throw new ProtocolException("tag (byte %d) is unknown: %d".formatted(at, tag));
        }
    }

    @Mistake(
            does = "stops at the first tag that it does not know",
            sees =
                    """
                    The records after it are lost, though you know their tags.
                    """,
            caughtBy = "skipsTagsThatItDoesNotKnow")
    public static class StopsAtUnknown extends ReadsTlvInSteps {
        @Override
        boolean goesOnAfterUnknown(int tag, int at) {
            return false;
        }
    }

    @Mistake(
            does = "repeats its loop without stepping over an unknown record",
            sees =
                    """
                    The loop looks at the same record forever: one tag of a later version stops your
                    program. Every round must move on, whatever the tag.
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
                    c8 becomes -56, not 200.
                    """,
            caughtBy = "readsLengthsAsUnsigned")
    public static class SignedLength extends ReadsTlvInSteps {
        @Override
        int length(byte[] bytes, int at) {
            return bytes[at] << 8 | bytes[at + 1];
        }
    }

    @Mistake(
            does = "lets a second record of a tag overwrite the first",
            sees =
                    """
                    Two readers of one message then disagree: one takes the first, one the last, and
                    an attacker tells each what it wants to hear.
                    """,
            caughtBy = "refusesSecondNameAndSecondPort")
    public static class LastWins extends ReadsTlvInSteps {
        @Override
        void comesTwice(int tag, int at) {}
    }

    @Mistake(
            does = "takes a length or a value without checking that all of it is there",
            sees =
                    """
                    Past the end, Arrays.copyOfRange fills up with zeros, and an array or a
                    ByteBuffer throws an exception of its own. But a cut record is the peer's fault,
                    and must be refused.
                    """,
            caughtBy = "refusesRecordThatIsCut")
    public static class PadsCutValue extends ReadsTlvInSteps {
        @Override
        int length(byte[] bytes, int at) {
            return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        }

        @Override
        byte[] value(byte[] bytes, int at, int length) {
            return Arrays.copyOfRange(bytes, at, at + length);
        }
    }

    @Mistake(
            does = "makes an array of the length, then checks whether the value is there",
            sees =
                    """
                    Three bytes from a peer cost you 64 KiB, and with a longer length field
                    gigabytes.
                    """,
            caughtBy = "takesNoMemoryForLengthThatLies")
    public static class AllocatesFirst extends ReadsTlvInSteps {
        @Override
        byte[] value(byte[] bytes, int at, int length) throws ProtocolException {
            byte[] value = new byte[length];
            need(bytes, "value", at, length);
            System.arraycopy(bytes, at, value, 0, length);
            return value;
        }
    }
}
