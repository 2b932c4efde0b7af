package netcourse.codecs;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;

/// Decodes one stream of deflate (RFC 1951), raw or in zlib's wrapping (RFC 1950), whose header and
/// checksum [Inflater] checks.
class DeflateDecoder implements Decoder {
    final Input input;
    private final Inflater inflater;
    private boolean inside;
    private boolean ended;

    /// What the inflater said last: each question to it takes a lock.
    private boolean finished;

    DeflateDecoder(Input input, boolean raw) {
        this.input = input;
        this.inflater = new Inflater(raw);
    }

    /// Forgets all, for other input.
    void reset() {
        inside = false;
        ended = false;
        finished = false;
        inflater.reset();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (inside || begin()) {
            // Often finished by the call before: another one costs a tenth of a small message.
            int count = finished ? 0 : inflate(into, from, length);
            if (count > 0) {
                decoded(into, from, count);
                return count;
            }
            if (finished) {
                input.at = input.end - inflater.getRemaining();
                inside = false;
                ended = true;
                end();
            } else if (inflater.needsDictionary()) {
                throw new ProtocolException("a preset dictionary is asked for, there is none");
            } else {
                // 0 bytes and not at the end: more input is needed, or this loop would not end.
                feed();
            }
        }
        return -1;
    }

    /// Begins a stream; false if all have been read.
    private boolean begin() throws IOException {
        if (ended) {
            if (!hasNext()) {
                return false;
            }
            finished = false;
            inflater.reset();
        }
        header();
        feed();
        inside = true;
        return true;
    }

    private int inflate(byte[] into, int from, int length) throws ProtocolException {
        try {
            int count = inflater.inflate(into, from, length);
            finished = inflater.finished();
            return count;
        } catch (DataFormatException e) {
            throw new ProtocolException("deflate data is not valid: " + e.getMessage());
        }
    }

    private void feed() throws IOException {
        if (input.isAtEnd()) {
            throw Input.truncated("deflate data");
        }
        inflater.setInput(input.bytes, input.at, input.available());
        // All of it is the inflater's until it is finished and gives the rest back.
        input.at = input.end;
    }

    /// Whether the next bytes are another stream, now that one has ended: here nothing may follow.
    boolean hasNext() throws IOException {
        if (input.isAtEnd()) {
            return false;
        }
        throw new ProtocolException("bytes follow the end of the compressed data");
    }

    /// Reads what stands before a stream.
    void header() throws IOException {}

    /// Takes note of the content.
    void decoded(byte[] bytes, int from, int count) {}

    /// Reads what stands after a stream.
    void end() throws IOException {}

    @Override
    public void close() {
        inflater.close();
    }
}
