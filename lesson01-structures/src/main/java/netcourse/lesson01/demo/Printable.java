package netcourse.lesson01.demo;

/// Text of a peer, fit for a terminal: a terminal obeys some characters, such as ESC, instead of
/// showing them.
final class Printable {
    private Printable() {}

    /// The text with `<U+001B>` for each code point that is a control, a format character (they can
    /// turn the direction of what follows), or no character at all.
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    if (isSafe(point)) {
                        shown.appendCodePoint(point);
                    } else {
                        shown.append("<U+%04X>".formatted(point));
                    }
                });
        return shown.toString();
    }

    private static boolean isSafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
