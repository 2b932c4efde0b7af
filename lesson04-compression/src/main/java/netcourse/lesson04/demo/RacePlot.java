package netcourse.lesson04.demo;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Map;
import netcourse.lesson04.demo.PlotLabels.Box;
import netcourse.lesson04.demo.PlotLabels.Dot;

/// Draws results as SVG: for each content a panel, ratio against speed, on logarithmic axes.
final class RacePlot {
    private static final int PANEL_WIDTH = 470;
    private static final int PANEL_HEIGHT = 340;
    private static final int TOP = 70;
    private static final int MAX_TITLE = 50;
    private static final String INK = "#333333";
    private static final String PALE = "#e4e4e4";
    private static final String GRAY = "#888888";

    /// Where the dots are, in a panel.
    private static final Box AREA = new Box(60, 40, 390, 245);

    private static final double BOTTOM = AREA.top() + AREA.height();
    private static final double RIGHT = AREA.left() + AREA.width();

    private final Svg svg;
    private final LogAxis speed;

    private RacePlot(Svg svg, LogAxis speed) {
        this.svg = svg;
        this.speed = speed;
    }

    /// The plot as text.
    ///
    /// @param results of each content, by its name
    static String draw(Map<String, List<Race.Result>> results) {
        int columns = Math.min(2, results.size());
        int height = TOP + Math.ceilDiv(results.size(), columns) * PANEL_HEIGHT;
        Svg svg = new Svg(columns * PANEL_WIDTH, height, "Ratio against speed of compression");
        svg.heading(20, 30, 17, "Ratio against speed");
        svg.text(
                20,
                50,
                "start",
                INK,
                "further right is faster, higher up is smaller; both axes are logarithmic");
        RacePlot plot = new RacePlot(svg, speedAxis(results));
        int i = 0;
        for (var panel : results.entrySet()) {
            svg.beginPart(i % columns * PANEL_WIDTH, TOP + i / columns * PANEL_HEIGHT);
            plot.panel(panel.getKey(), panel.getValue());
            svg.endPart();
            i++;
        }
        return svg.end();
    }

    /// The same for all panels, so that they can be compared.
    private static LogAxis speedAxis(Map<String, List<Race.Result>> results) {
        return LogAxis.around(
                results.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Race.Result::compressSpeed)
                        .toArray(),
                AREA.left(),
                RIGHT);
    }

    private void panel(String name, List<Race.Result> results) {
        double[] ratios = results.stream().mapToDouble(Race.Result::ratio).toArray();
        LogAxis ratio = LogAxis.around(ratios, BOTTOM, AREA.top());
        svg.heading(AREA.left(), 26, 13, shorten(name));
        grid(ratio);
        levels(results, ratio);
        dots(results, ratio);
    }

    private static String shorten(String name) {
        int[] points = name.codePoints().toArray();
        int cut = Math.max(0, points.length - MAX_TITLE);
        return (cut > 0 ? "…" : "") + new String(points, cut, points.length - cut);
    }

    private void grid(LogAxis ratio) {
        for (double tick : speed.ticks()) {
            svg.line(speed.at(tick), AREA.top(), speed.at(tick), BOTTOM, PALE);
            svg.text(speed.at(tick), BOTTOM + 16, "middle", INK, LogAxis.text(tick));
        }
        for (double tick : ratio.ticks()) {
            svg.line(AREA.left(), ratio.at(tick), RIGHT, ratio.at(tick), PALE);
            svg.text(AREA.left() - 8, ratio.at(tick) + 4, "end", INK, LogAxis.text(tick));
        }
        svg.line(AREA.left(), BOTTOM, RIGHT, BOTTOM, GRAY);
        svg.line(AREA.left(), AREA.top(), AREA.left(), BOTTOM, GRAY);
        svg.text(AREA.centerX(), BOTTOM + 34, "middle", INK, "compress, MB/s");
        svg.upright(16, AREA.centerY(), INK, "ratio");
    }

    /// Connects each level of a codec with the next one.
    private void levels(List<Race.Result> results, LogAxis ratio) {
        List<Race.Result> sorted =
                results.stream()
                        .sorted(
                                comparingInt((Race.Result r) -> r.contestant().compression().id())
                                        .thenComparing(r -> r.contestant().level()))
                        .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Race.Result from = sorted.get(i - 1);
            Race.Result to = sorted.get(i);
            if (from.contestant().compression() == to.contestant().compression()) {
                svg.line(
                        speed.at(from.compressSpeed()),
                        ratio.at(from.ratio()),
                        speed.at(to.compressSpeed()),
                        ratio.at(to.ratio()),
                        color(to) + "66");
            }
        }
    }

    private void dots(List<Race.Result> results, LogAxis ratio) {
        List<Dot> dots =
                results.stream()
                        .map(r ->
                                new Dot(
                                        speed.at(r.compressSpeed()),
                                        ratio.at(r.ratio()),
                                        r.contestant().title()))
                        .toList();
        List<Box> labels = PlotLabels.place(AREA, dots);
        for (int i = 0; i < dots.size(); i++) {
            dot(dots.get(i), labels.get(i), color(results.get(i)));
        }
    }

    private void dot(Dot dot, Box label, String color) {
        double nearestX = Math.clamp(dot.x(), label.left(), label.left() + label.width());
        double nearestY = Math.clamp(dot.y(), label.top(), label.top() + label.height());
        svg.line(dot.x(), dot.y(), nearestX, nearestY, GRAY);
        svg.dot(dot.x(), dot.y(), PlotLabels.DOT_RADIUS, color);
        svg.text(label.centerX(), label.centerY() + 4, "middle", color, dot.text());
    }

    /// Dark enough on white; every dot has its name beside it, too.
    private static String color(Race.Result result) {
        return switch (result.contestant().compression()) {
            case DEFLATE -> "#5a5a5a";
            case ZLIB -> "#7a6000";
            case GZIP -> "#0060a8";
            case ZSTD -> "#b84700";
            case LZ4 -> "#00704f";
            case SNAPPY -> "#9c3587";
        };
    }
}
