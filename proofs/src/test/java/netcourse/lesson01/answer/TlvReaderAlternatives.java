package netcourse.lesson01.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;
import netcourse.lesson01.exercise.TlvReader;

/// Unusual but correct solutions of exercise 1.6, type, length, value; skip the unknown.
public final class TlvReaderAlternatives {
    private TlvReaderAlternatives() {}

    @Alternative(
            """
            sorts the places of all values by tag first, unknown ones too, and reads
            them afterwards
            """)
    public static class SortsTlvByTag implements TlvReader {
        private record ValueRange(int at, int length) {}

        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Map<Integer, List<ValueRange>> places = places(bytes);
            List<ValueRange> names = once(places, 1);
            List<ValueRange> ports = once(places, 2);
            List<String> topics = new ArrayList<>();
            for (ValueRange place : places.getOrDefault(3, List.of())) {
                topics.add(text(bytes, place));
            }
            return new Profile(
                    names.isEmpty() ? Optional.empty() : Optional.of(text(bytes, names.getFirst())),
                    ports.isEmpty()
                            ? OptionalInt.empty()
                            : OptionalInt.of(port(bytes, ports.getFirst())),
                    topics);
        }

        private static Map<Integer, List<ValueRange>> places(byte[] bytes)
                throws ProtocolException {
            Map<Integer, List<ValueRange>> places = new TreeMap<>();
            int at = 0;
            while (at != bytes.length) {
                if (bytes.length - at < 3) {
                    throw new ProtocolException(
                            "length, byte %d: 2 needed, %d there"
                                    .formatted(at + 1, bytes.length - at - 1));
                }
                int length = (bytes[at + 1] & 0xff) * 256 + (bytes[at + 2] & 0xff);
                if (bytes.length - at - 3 < length) {
                    throw new ProtocolException(
                            "value, byte %d: %d needed, %d there"
                                    .formatted(at + 3, length, bytes.length - at - 3));
                }
                places.computeIfAbsent(bytes[at] & 0xff, _ -> new ArrayList<>())
                        .add(new ValueRange(at + 3, length));
                at += 3 + length;
            }
            return places;
        }

        private static List<ValueRange> once(Map<Integer, List<ValueRange>> places, int tag)
                throws ProtocolException {
            List<ValueRange> found = places.getOrDefault(tag, List.of());
            if (found.size() > 1) {
                throw new ProtocolException(
                        "second tag %d at byte %d".formatted(tag, found.get(1).at - 3));
            }
            return found;
        }

        private static int port(byte[] bytes, ValueRange place) throws ProtocolException {
            if (place.length != 2) {
                throw new ProtocolException(
                        "length of port at byte %d: %d".formatted(place.at - 2, place.length));
            }
            try {
                return new DataInputStream(new ByteArrayInputStream(bytes, place.at, 2))
                        .readUnsignedShort();
            } catch (IOException e) {
                throw new IllegalStateException("an array gives what it has", e);
            }
        }

        private static String text(byte[] bytes, ValueRange place) throws ProtocolException {
            StringWriter text = new StringWriter();
            try (var reader =
                    new InputStreamReader(
                            new ByteArrayInputStream(bytes, place.at, place.length),
                            StandardCharsets.UTF_8.newDecoder())) {
                reader.transferTo(text);
            } catch (IOException e) {
                throw new ProtocolException("value at byte %d is not UTF-8".formatted(place.at));
            }
            return text.toString();
        }
    }

    @Alternative("takes the bytes one by one, and keeps what the record lacks in a state")
    public static class FeedsByteByByte implements TlvReader {
        @Override
        public Profile read(byte[] bytes) throws ProtocolException {
            Records records = new Records();
            for (byte next : bytes) {
                records.feed(next & 0xff);
            }
            return records.end();
        }

        /// The record that is being read, and what the ones before it said.
        private static class Records {
            private int at;
            private int seen; // bytes of this record
            private int tag;
            private int length;
            private final ByteArrayOutputStream value = new ByteArrayOutputStream();
            private final Map<Integer, List<byte[]>> values = new HashMap<>();

            void feed(int next) throws ProtocolException {
                switch (seen++) {
                    case 0 -> tag = next;
                    case 1 -> length = 256 * next;
                    case 2 -> length += next;
                    default -> value.write(next);
                }
                at++;
                if (seen >= 3 && value.size() == length) {
                    endRecord();
                }
            }

            private void endRecord() throws ProtocolException {
                if (tag == 2 && length != 2) {
                    throw new ProtocolException(
                            "length, byte %d, must be 2, not %d"
                                    .formatted(at - length - 2, length));
                }
                List<byte[]> same = values.computeIfAbsent(tag, _ -> new ArrayList<>());
                if (!same.isEmpty() && (tag == 1 || tag == 2)) {
                    throw new ProtocolException(
                            "tag, byte %d: %d again".formatted(at - length - 3, tag));
                }
                if (tag == 1 || tag == 3) {
                    text(value.toByteArray(), at - length);
                }
                if (tag <= 3) {
                    same.add(value.toByteArray());
                }
                seen = 0;
                value.reset();
            }

            private static String text(byte[] utf8, int at) throws ProtocolException {
                try {
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString();
                } catch (CharacterCodingException e) {
                    throw new ProtocolException("value, byte " + at + ": bad UTF-8");
                }
            }

            Profile end() throws ProtocolException {
                if (seen == 1 || seen == 2) {
                    throw new ProtocolException(
                            "length, byte %d: %d of 2 bytes".formatted(at - seen + 1, seen - 1));
                }
                if (seen > 2) {
                    throw new ProtocolException(
                            "value, byte %d: %d of %d bytes"
                                    .formatted(at - value.size(), value.size(), length));
                }
                List<String> topics = new ArrayList<>();
                for (byte[] topic : values.getOrDefault(3, List.of())) {
                    topics.add(new String(topic, StandardCharsets.UTF_8));
                }
                Optional<String> name =
                        values.getOrDefault(1, List.of()).stream()
                                .map(utf8 -> new String(utf8, StandardCharsets.UTF_8))
                                .findFirst();
                return new Profile(
                        name,
                        values.getOrDefault(2, List.of()).stream()
                                .mapToInt(port -> ByteBuffer.wrap(port).getChar())
                                .findFirst(),
                        topics);
            }
        }
    }
}
