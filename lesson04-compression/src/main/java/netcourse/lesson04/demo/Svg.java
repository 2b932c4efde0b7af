package netcourse.lesson04.demo;

import java.util.Locale;

/// Writes a picture on a light background as SVG: lines, dots and texts, in pixels.
final class Svg {
    private final StringBuilder svg = new StringBuilder();

    Svg(int width, int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                        + " height=\"%2$d\" role=\"img\" font-family=\"Verdana, DejaVu Sans,"
                        + " sans-serif\" font-size=\"11\">",
                width, height);
        add("<title>%s</title>", escape(title));
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /// Until [#endPart()] all is moved to the right and down.
    void beginPart(int right, int down) {
        add("<g transform=\"translate(%d,%d)\">", right, down);
    }

    void endPart() {
        add("</g>");
    }

    void line(double x1, double y1, double x2, double y2, String color) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1, y1, x2, y2, color);
    }

    void dot(double x, double y, int radius, String color) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\" stroke=\"#ffffff\"/>",
                x, y, radius, color);
    }

    /// A text on its base line.
    ///
    /// @param anchor the x is its `start`, `middle` or `end`
    void text(double x, double y, String anchor, String color, String text) {
        // White around the letters, so that they can be read on a line.
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" stroke=\"#ffffff\""
                        + " stroke-width=\"3\" paint-order=\"stroke\">%s</text>",
                x, y, anchor, color, escape(text));
    }

    void heading(double x, double y, int size, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"#111111\">%s</text>",
                x, y, size, escape(text));
    }

    /// A text from below to above, around its middle.
    void upright(double x, double y, String color, String text) {
        add(
                "<text transform=\"translate(%.1f,%.1f) rotate(-90)\" text-anchor=\"middle\""
                        + " fill=\"%s\">%s</text>",
                x, y, color, escape(text));
    }

    /// The whole picture.
    String end() {
        return svg + "</svg>\n";
    }

    /// As XML 1.0 takes it: section 2.2 has no place for most control characters.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        default -> escaped.appendCodePoint(isXml(c) ? c : 0xfffd);
                    }
                });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= ' ' && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c > 0xffff;
    }
}
