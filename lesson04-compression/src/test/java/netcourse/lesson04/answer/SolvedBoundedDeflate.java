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
    private static final int BUFFER_BYTES = 8192;

    // @start region="deflate"
    @Override
    public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
        try (Deflater deflater = deflaters.get()) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
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
            byte[] bytes = inflate(inflater, maxBytes);
            if (inflater.getRemaining() > 0) {
                throw new ProtocolException(inflater.getRemaining() + " bytes after the end");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    private static byte[] inflate(Inflater inflater, int maxBytes)
            throws DataFormatException, ProtocolException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            if (count > maxBytes - bytes.size()) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            if (count == 0 && !inflater.finished()) { // and never will be: this would not end
                throw new ProtocolException(
                        inflater.needsDictionary() ? "a dictionary is needed" : "truncated");
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }

    // @end
}
