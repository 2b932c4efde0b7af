package netcourse.lesson04.demo;

import java.util.zip.Deflater;

/// How lines are compressed on their way to the other end.
enum FlushVariant {
    /// One stream; the deflater sends when it likes to.
    NO_FLUSH("no flush", Deflater.NO_FLUSH, false, false),

    /// One stream; the block ends after each line.
    SYNC_FLUSH("sync flush", Deflater.SYNC_FLUSH, false, false),

    /// The same, and the next line may not refer to those before it.
    FULL_FLUSH("full flush", Deflater.FULL_FLUSH, false, false),

    /// A stream for each line, with its own end.
    ALONE("each line alone", Deflater.NO_FLUSH, true, false),

    /// The same, with a text that both ends know beforehand.
    ALONE_WITH_DICTIONARY("each alone, dictionary", Deflater.NO_FLUSH, true, true),

    /// One stream that begins with that text in its window.
    SYNC_FLUSH_WITH_DICTIONARY("sync flush, dictionary", Deflater.SYNC_FLUSH, false, true);

    private final String title;
    private final int flush;
    private final boolean isAlone;
    private final boolean hasDictionary;

    FlushVariant(String title, int flush, boolean isAlone, boolean hasDictionary) {
        this.title = title;
        this.flush = flush;
        this.isAlone = isAlone;
        this.hasDictionary = hasDictionary;
    }

    String title() {
        return title;
    }

    /// What [Deflater#deflate(byte[], int, int, int)] takes.
    int flush() {
        return flush;
    }

    /// Whether each line is a stream of its own.
    boolean isAlone() {
        return isAlone;
    }

    boolean hasDictionary() {
        return hasDictionary;
    }
}
