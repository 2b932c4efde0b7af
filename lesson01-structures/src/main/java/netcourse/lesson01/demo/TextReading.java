package netcourse.lesson01.demo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Bytes read as text. The bytes do not say which charset was meant.
enum TextReading {
    ASCII(StandardCharsets.US_ASCII),
    UTF_8(StandardCharsets.UTF_8),
    LATIN_1(StandardCharsets.ISO_8859_1),
    UTF_16(StandardCharsets.UTF_16BE);

    private final Charset charset;

    TextReading(Charset charset) {
        this.charset = charset;
    }

    String charset() {
        return charset.name();
    }

    /// The text in quotes, or that it is none.
    String read(byte[] bytes) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return '"' + Printable.of(text) + '"';
        } catch (CharacterCodingException e) {
            return "is not " + charset.name();
        }
    }
}
