package netcourse.lesson01.answer;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
}
