package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Lines to send, each with its line end, and those before them that both ends know.
///
/// @param known the dictionary
/// @param sent one or more
record ChatLines(List<byte[]> known, List<byte[]> sent) {
    private static final String OWN = "chat.jsonl";
    private static final int MAX_FILE_BYTES = 1 << 20;

    // RFC 1950, 2.2: of a longer dictionary only the end is in the window.
    private static final int MAX_DICTIONARY_BYTES = 32 << 10;

    /// The course's own chat.
    static List<byte[]> own() throws IOException {
        try (InputStream own = ChatLines.class.getResourceAsStream(OWN)) {
            return split(own.readAllBytes());
        }
    }

    /// The lines of a file of up to 1 MiB.
    static List<byte[]> of(Path file) throws IOException {
        List<byte[]> lines = split(GivenFile.readAll(file, MAX_FILE_BYTES));
        if (lines.isEmpty()) {
            throw new IOException("there are no lines in " + file);
        }
        return lines;
    }

    /// As Latin-1 each byte is a character, and what is no text stays as it is.
    private static List<byte[]> split(byte[] text) {
        return new String(text, ISO_8859_1)
                .lines()
                .map(line -> (line + "\n").getBytes(ISO_8859_1))
                .toList();
    }

    /// Lines of the command line.
    static List<byte[]> of(List<String> words) {
        return words.stream().map(line -> (line + "\n").getBytes(UTF_8)).toList();
    }

    /// What is sent.
    byte[] plain() {
        return join(sent);
    }

    byte[] dictionary() {
        byte[] all = join(known);
        return Arrays.copyOfRange(all, Math.max(0, all.length - MAX_DICTIONARY_BYTES), all.length);
    }

    private static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
