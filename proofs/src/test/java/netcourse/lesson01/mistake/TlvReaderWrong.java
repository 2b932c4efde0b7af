package netcourse.lesson01.mistake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson01.FieldReader;
import netcourse.lesson01.Profile;
import netcourse.lesson01.answer.SolvedTlvReader;

/// Further wrong solutions of exercise 1.6.
public final class TlvReaderWrong {
    private TlvReaderWrong() {}

    @Wrong(value = "does nothing in read() and returns what a compiler asks for", nameless = true)
    public static class EmptyRead extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) {
            return null;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("takes port 0 for no port")
    public static class PortZeroIsNone extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            return new Profile(
                    p.name(), p.port().orElse(0) == 0 ? OptionalInt.empty() : p.port(), p.topics());
        }
    }

    @Wrong("takes an empty name for no name")
    public static class EmptyNameIsNone extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            return new Profile(p.name().filter(n -> !n.isEmpty()), p.port(), p.topics());
        }
    }

    @Wrong("drops a topic of no bytes")
    public static class DropsEmptyTopics extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            return new Profile(
                    p.name(), p.port(), p.topics().stream().filter(t -> !t.isEmpty()).toList());
        }
    }

    @Wrong("keeps a topic that comes twice once")
    public static class TopicsOnce extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            return new Profile(p.name(), p.port(), p.topics().stream().distinct().toList());
        }
    }

    @Wrong("sorts the topics")
    public static class SortsTopics extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            return new Profile(p.name(), p.port(), p.topics().stream().sorted().toList());
        }
    }

    @Wrong("strips white space")
    public static class StripsText extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            return new Profile(p.name().map(String::strip), p.port(), p.topics());
        }
    }

    @Wrong("keeps the topics of the profile before")
    public static class AddsUpTopics extends SolvedTlvReader {
        private static final List<String> TOPICS = new ArrayList<>();

        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            TOPICS.addAll(p.topics());
            return new Profile(p.name(), p.port(), TOPICS);
        }
    }

    @Wrong("keeps the name in a field, so that a profile without one has the last one's")
    public static class KeepsName extends SolvedTlvReader {
        private Optional<String> name = Optional.empty();

        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            name = p.name().or(() -> name);
            return new Profile(name, p.port(), p.topics());
        }
    }

    @Wrong(value = "sees a second port only if the first was not 0", nameless = true)
    public static class SecondAfterZero extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            return super.read(without(bytes, 2, new byte[] {0, 0}));
        }
    }

    @Wrong(value = "sees a second name only if the first was not empty", nameless = true)
    public static class SecondAfterEmpty extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            return super.read(without(bytes, 1, new byte[0]));
        }
    }

    @Wrong("refuses an unknown tag that comes twice")
    public static class UnknownOnce extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            Set<Integer> seen = new HashSet<>();
            for (int at = 0; at < bytes.length; at += 3 + length(bytes, at)) {
                if ((bytes[at] < 1 || bytes[at] > 3) && !seen.add((int) bytes[at])) {
                    throw new ProtocolException(
                            "tag (byte %d) must not come twice: %d"
                                    .formatted(at, bytes[at] & 0xff));
                }
            }
            return p;
        }
    }

    @Wrong("takes tag 0 for the end of the records")
    public static class ZeroTagEnds extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            for (int at = 0; at + 3 <= bytes.length; at += 3 + length(bytes, at)) {
                if (bytes[at] == 0) {
                    return super.read(Arrays.copyOf(bytes, at));
                }
            }
            return super.read(bytes);
        }
    }

    @Wrong("reads the tag as a signed byte and refuses negative ones")
    public static class RefusesHighTags extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            for (int at = 0; at < bytes.length; at += 3 + length(bytes, at)) {
                if (bytes[at] < 0) {
                    throw new ProtocolException(
                            "tag (byte %d) must be 0..127, was %d".formatted(at, bytes[at]));
                }
            }
            return p;
        }
    }

    @Wrong("ignores one or two bytes at the end")
    public static class IgnoresRest extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            int at = 0;
            while (at + 3 <= bytes.length) {
                at += 3 + length(bytes, at);
            }
            return super.read(at < bytes.length ? Arrays.copyOf(bytes, at) : bytes);
        }
    }

    @Wrong("takes an unknown record that is cut")
    public static class TakesCutUnknown extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            int at = 0;
            while (at + 3 <= bytes.length) {
                int next = at + 3 + length(bytes, at);
                if (next > bytes.length && bytes[at] > 3) {
                    return super.read(Arrays.copyOf(bytes, at));
                }
                at = next;
            }
            return super.read(bytes);
        }
    }

    @Wrong("calls itself for each record")
    public static class OneMethodCallARecord extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            first(bytes, 0);
            return super.read(bytes);
        }

        private int first(byte[] bytes, int at) {
            return at + 3 > bytes.length ? at : 1 + first(bytes, at + 3 + length(bytes, at));
        }
    }

    @Wrong("replaces what is not UTF-8")
    public static class ReplacesBadText extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            byte[] fixed = bytes.clone();
            for (int at = 0; at + 3 <= bytes.length; at += 3 + length(bytes, at)) {
                int end = at + 3 + length(bytes, at);
                if ((bytes[at] & 1) == 1 && bytes[at] > 0 && end <= bytes.length) {
                    String text = new String(bytes, at + 3, end - at - 3, StandardCharsets.UTF_8);
                    if (text.contains("\ufffd")) {
                        Arrays.fill(fixed, at + 3, end, (byte) 63);
                    }
                }
            }
            return super.read(fixed);
        }
    }

    @Wrong(value = "reads the low byte of the length", nameless = true)
    public static class LengthInOneByte extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            List<String> topics = new ArrayList<>();
            FieldReader fields = new FieldReader(bytes);
            if (bytes.length < 300 || bytes[0] != 3) {
                return super.read(bytes);
            }
            fields.skip("tag", 2);
            topics.add(fields.utf8("value", fields.u8("length")));
            return new Profile(Optional.empty(), OptionalInt.empty(), topics);
        }
    }

    @Wrong(value = "keeps the first name and skips a second one", nameless = true)
    public static class FirstWins extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            try {
                return super.read(bytes);
            } catch (ProtocolException e) {
                if (e.getMessage().endsWith("must not come twice: 1")) {
                    int second = bytes.length - 4;
                    return super.read(Arrays.copyOf(bytes, second));
                }
                throw e;
            }
        }
    }

    @Wrong("names the byte at which the record begins")
    public static class PlaceOfRecord extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            try {
                return super.read(bytes);
            } catch (ProtocolException e) {
                throw new ProtocolException(
                        e.getMessage()
                                .replace("value (byte 3)", "value (byte 0)")
                                .replace("length (byte 1)", "length (byte 0)"));
            }
        }
    }

    @Wrong("clears the caller's bytes")
    public static class ClearsBytes extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile p = super.read(bytes);
            Arrays.fill(bytes, (byte) 0);
            return p;
        }
    }

    private static int length(byte[] bytes, int at) {
        return at + 3 > bytes.length
                ? bytes.length
                : (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    }

    /// Without a first record of a tag if another one follows it and it has this value.
    private static byte[] without(byte[] bytes, int tag, byte[] value) {
        byte[] record = new byte[3 + value.length];
        record[0] = (byte) tag;
        record[2] = (byte) value.length;
        if (bytes.length <= record.length
                || !Arrays.equals(record, Arrays.copyOf(bytes, record.length))) {
            return bytes;
        }
        byte[] rest = Arrays.copyOfRange(bytes, record.length, bytes.length);
        return rest[0] == tag ? rest : bytes;
    }

    @Wrong("copies what is left for each record")
    public static class CopiesRest extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            byte[] rest = bytes;
            while (rest.length >= 3) {
                int length = (rest[1] & 0xff) << 8 | rest[2] & 0xff;
                rest = Arrays.copyOfRange(rest, Math.min(rest.length, 3 + length), rest.length);
            }
            return super.read(bytes);
        }
    }

    @Wrong("drops a byte-order mark")
    public static class DropsMark extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Profile read = super.read(bytes);
            Optional<String> name = read.name().map(n -> n.replaceFirst("^\ufeff", ""));
            return new Profile(name, read.port(), read.topics());
        }
    }

    @Wrong("takes a port of 4 bytes, too")
    public static class TakesLongPort extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            boolean four = bytes.length == 7 && bytes[0] == 2 && bytes[2] == 4;
            return super.read(four ? new byte[] {2, 0, 2, bytes[5], bytes[6]} : bytes);
        }
    }

    @Wrong(value = "repeats its loop once too often", nameless = true)
    public static class LoopsOnceMore extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            super.read(bytes);
            throw new ProtocolException(
                    "tag (byte %d) needs 1 byte, 0 are left".formatted(bytes.length));
        }
    }

    @Wrong(value = "takes the length for that of value and tag", nameless = true)
    public static class LengthCountsTag extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            byte[] shorter = bytes.clone();
            if (bytes.length > 3 && bytes[2] > 0) {
                shorter[2]--;
            }
            return super.read(shorter);
        }
    }

    @Wrong(value = "steps over the tag and length of an unknown record alone", nameless = true)
    public static class ReadsUnknownValue extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            return super.read(withoutUnknownHeaders(bytes));
        }
    }

    @Wrong(value = "does the same, and ends at a record that is cut", nameless = true)
    public static class EndsAtCut extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            byte[] known = withoutUnknownHeaders(bytes);
            int at = 0;
            for (int next = 0; next <= known.length; next += 3 + length(known, next)) {
                at = next;
            }
            return super.read(Arrays.copyOf(known, at));
        }
    }

    private static byte[] withoutUnknownHeaders(byte[] bytes) {
        byte[] known = bytes;
        for (int at = 0; at + 3 <= known.length; ) {
            if (known[at] >= 1 && known[at] <= 3) {
                at += 3 + length(known, at);
            } else {
                byte[] shorter = Arrays.copyOf(known, known.length - 3);
                System.arraycopy(known, at + 3, shorter, at, shorter.length - at);
                known = shorter;
            }
        }
        return known;
    }

    @Wrong(value = "reads the low byte of the length, to the end of the array", nameless = true)
    public static class LowByteOfLength extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            byte[] records = bytes.clone();
            for (int at = 0; at < bytes.length; at += 3 + (bytes[at + 2] & 0xff)) {
                records[at + 1] = 0;
            }
            return super.read(records);
        }
    }

    @Wrong(value = "takes a value that lacks one byte", nameless = true)
    public static class OneByteOff extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            int at = 0;
            while (at + 3 <= bytes.length) {
                at += 3 + length(bytes, at);
            }
            return super.read(at == bytes.length + 1 ? Arrays.copyOf(bytes, at) : bytes);
        }
    }

    @Wrong("checks the value, not the length")
    public static class LengthUnchecked extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            for (int at = 0; at < bytes.length; ) {
                at += 3 + ((bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff);
            }
            return super.read(bytes);
        }
    }

    @Wrong("lets a second port overwrite the first")
    public static class LastPortWins extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            boolean two = bytes.length == 10 && bytes[0] == 2 && bytes[5] == 2;
            return super.read(two ? Arrays.copyOfRange(bytes, 5, 10) : bytes);
        }
    }

    @Wrong(value = "makes room for the longest value for each profile", nameless = true)
    public static class AllocatesLongest extends SolvedTlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            byte[] all = Arrays.copyOf(bytes, bytes.length + 65535);
            return super.read(Arrays.copyOf(all, bytes.length));
        }
    }
}
