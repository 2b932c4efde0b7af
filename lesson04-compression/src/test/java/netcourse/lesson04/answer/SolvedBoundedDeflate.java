package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BoundedDeflate;

/// The answer to exercise 4.2.
public class SolvedBoundedDeflate implements BoundedDeflate {
    // @start region="deflate"
    @Override
    public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
        try (Deflater deflater = deflaters.get()) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        }
    }

    // @end
    // @start region="inflate-bounded"
    @Override
    public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        try (Inflater inflater = inflaters.get()) {
            inflater.setInput(compressed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                refuseIf(count > maxBytes - bytes.size(), "more than %d bytes", maxBytes);
                refuseIf(inflater.needsDictionary(), "a dictionary is needed");
                refuseIf(count == 0 && !inflater.finished(), "truncated"); // it would not end
                bytes.write(buffer, 0, count);
            }
            int left = inflater.getRemaining();
            refuseIf(left > 0, "%d bytes after the end", left);
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    private static void refuseIf(boolean bad, String why, Object... args) throws ProtocolException {
        if (bad) {
            throw new ProtocolException(why.formatted(args));
        }
    }
    // @end
}
