package netcourse.lesson04.demo;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import netcourse.codecs.Compression;
import netcourse.lesson04.demo.PlotLabels.Box;
import netcourse.lesson04.demo.PlotLabels.Dot;

/// Draws results as SVG: for each content a panel, ratio against speed, on logarithmic axes.
final class RacePlot {
    private static final int PANEL_WIDTH = 470;
    private static final int PANEL_HEIGHT = 340;
    private static final int TOP = 70;
    private static final int MAX_TITLE = 50;

    /// Where the dots are, in a panel.
    private static final Box AREA = new Box(60, 40, 390, 245);

    private final StringBuilder svg = new StringBuilder();
    private final LogAxis speed;

    private RacePlot(LogAxis speed) {
        this.speed = speed;
    }

    /// The plot as text.
    ///
    /// @param results of each content, by its name
    static String draw(Map<String, List<Race.Result>> results) {
        double[] speeds =
                results.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Race.Result::compressSpeed)
                        .toArray();
        RacePlot plot =
                new RacePlot(LogAxis.around(speeds, AREA.left(), AREA.left() + AREA.width()));
        int columns = Math.min(2, results.size());
        int rows = Math.ceilDiv(results.size(), columns);
        plot.begin(columns * PANEL_WIDTH, TOP + rows * PANEL_HEIGHT + 10);
        int i = 0;
        for (var panel : results.entrySet()) {
            plot.panel(panel.getKey(), panel.getValue(), i % columns, i / columns);
            i++;
        }
        return plot.svg.append("</svg>\n").toString();
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void begin(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                        + " height=\"%2$d\" role=\"img\" font-family=\"Verdana, DejaVu Sans, sans-serif\""
                        + " font-size=\"11\" fill=\"#333\">",
                width, height);
        add("<title>Ratio against speed of compression</title>");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add("<text x=\"20\" y=\"30\" font-size=\"17\" fill=\"#111\">Ratio against speed</text>");
        add("<text x=\"20\" y=\"50\">Further right is faster, higher up is smaller.</text>");
    }

    private void panel(String name, List<Race.Result> results, int column, int row) {
        LogAxis ratio =
                LogAxis.around(
                        results.stream().mapToDouble(Race.Result::ratio).toArray(),
                        AREA.top() + AREA.height(),
                        AREA.top());
        add("<g transform=\"translate(%d,%d)\">", column * PANEL_WIDTH, TOP + row * PANEL_HEIGHT);
        add(
                "<text x=\"%.0f\" y=\"26\" font-size=\"13\" font-weight=\"bold\">%s</text>",
                AREA.left(), escape(shorten(name)));
        grid(ratio);
        lines(results, ratio);
        dots(results, ratio);
        add("</g>");
    }

    private void grid(LogAxis ratio) {
        double bottom = AREA.top() + AREA.height();
        double right = AREA.left() + AREA.width();
        for (double tick : speed.ticks()) {
            line(speed.at(tick), AREA.top(), speed.at(tick), bottom, "#e4e4e4");
            text(speed.at(tick), bottom + 16, "middle", LogAxis.text(tick));
        }
        for (double tick : ratio.ticks()) {
            line(AREA.left(), ratio.at(tick), right, ratio.at(tick), "#e4e4e4");
            text(AREA.left() - 8, ratio.at(tick) + 4, "end", LogAxis.text(tick));
        }
        line(AREA.left(), bottom, right, bottom, "#888");
        line(AREA.left(), AREA.top(), AREA.left(), bottom, "#888");
        text(AREA.centerX(), bottom + 34, "middle", "compress, MB/s");
        add(
                "<text transform=\"translate(16,%.1f) rotate(-90)\" text-anchor=\"middle\">ratio</text>",
                AREA.centerY());
    }

    private void line(double x1, double y1, double x2, double y2, String color) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1, y1, x2, y2, color);
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    /// Connects the levels of each codec.
    private void lines(List<Race.Result> results, LogAxis ratio) {
        Map<Compression, List<Race.Result>> codecs =
                results.stream()
                        .sorted(comparingInt(result -> result.contestant().level()))
                        .collect(
                                Collectors.groupingBy(
                                        result -> result.contestant().compression(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        codecs.forEach((codec, levels) ->
                add(
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"0.45\"/>",
                        levels.stream()
                                .map(r -> point(speed.at(r.compressSpeed()), ratio.at(r.ratio())))
                                .collect(Collectors.joining(" ")),
                        color(codec)));
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private void dots(List<Race.Result> results, LogAxis ratio) {
        List<Dot> dots = new ArrayList<>();
        for (Race.Result result : results) {
            dots.add(
                    new Dot(
                            speed.at(result.compressSpeed()),
                            ratio.at(result.ratio()),
                            result.contestant().title()));
        }
        List<Box> labels = PlotLabels.place(AREA, dots);
        for (int i = 0; i < dots.size(); i++) {
            dot(dots.get(i), labels.get(i), color(results.get(i).contestant().compression()));
        }
    }

    private void dot(Dot dot, Box label, String color) {
        line(
                dot.x(),
                dot.y(),
                nearest(dot.x(), label.left(), label.width()),
                nearest(dot.y(), label.top(), label.height()),
                "#999");
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\" stroke=\"#ffffff\"/>",
                dot.x(), dot.y(), PlotLabels.DOT_RADIUS, color);
        add(
                "<text class=\"label\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
                label.centerX(), label.centerY() + 4, color, escape(dot.text()));
    }

    /// The point of a stretch that is nearest.
    private static double nearest(double to, double from, double length) {
        return Math.clamp(to, from, from + length);
    }

    /// Dark enough on white, and different for eyes that do not see red or green.
    private static String color(Compression codec) {
        return switch (codec) {
            case DEFLATE -> "#5a5a5a";
            case ZLIB -> "#7a6000";
            case GZIP -> "#0060a8";
            case ZSTD -> "#b84700";
            case LZ4 -> "#00704f";
            case SNAPPY -> "#9c3587";
        };
    }

    private static String shorten(String name) {
        int[] points = name.codePoints().toArray();
        int cut = Math.max(0, points.length - MAX_TITLE);
        return (cut > 0 ? "…" : "") + new String(points, cut, points.length - cut);
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
                        case '"' -> escaped.append("&quot;");
                        default -> escaped.appendCodePoint(isXml(c) ? c : 0xfffd);
                    }
                });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= ' ' && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c > 0xffff;
    }
}
