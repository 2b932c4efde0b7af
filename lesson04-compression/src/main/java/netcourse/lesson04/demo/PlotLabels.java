package netcourse.lesson04.demo;

import java.util.ArrayList;
import java.util.List;

/// Finds a place for the label of each dot, so that none lies over another.
final class PlotLabels {
    static final int HEIGHT = 15;
    static final int DOT_RADIUS = 5;

    // Wider than letters of 11 pixels are, in the fonts that there are.
    private static final double CHARACTER_WIDTH = 6.9;

    /// A rectangle.
    record Box(double left, double top, double width, double height) {
        boolean overlaps(Box other) {
            return left < other.left + other.width
                    && other.left < left + width
                    && top < other.top + other.height
                    && other.top < top + height;
        }

        boolean isInside(Box other) {
            return left >= other.left
                    && top >= other.top
                    && left + width <= other.left + other.width
                    && top + height <= other.top + other.height;
        }

        double centerX() {
            return left + width / 2;
        }

        double centerY() {
            return top + height / 2;
        }
    }

    /// A dot and the text beside it.
    record Dot(double x, double y, String text) {
        private Box box() {
            return new Box(x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS);
        }

        /// The label with its center so far away.
        private Box label(double awayX, double awayY) {
            double width = CHARACTER_WIDTH * text.length();
            return new Box(x + awayX - width / 2, y + awayY - HEIGHT / 2.0, width, HEIGHT);
        }
    }

    private final Box area;
    private final List<Dot> dots;
    private final List<Box> placed = new ArrayList<>();

    private PlotLabels(Box area, List<Dot> dots) {
        this.area = area;
        this.dots = dots;
    }

    /// The labels' boxes, in the order of the dots.
    ///
    /// @param dots up to twelve, with texts of up to fourteen characters
    static List<Box> place(Box area, List<Dot> dots) {
        PlotLabels labels = new PlotLabels(area, dots);
        for (Dot dot : dots) {
            labels.placed.add(labels.find(dot));
        }
        return labels.placed;
    }

    /// Around the dot, in wider and wider rings; rather over a dot than over a label.
    private Box find(Dot dot) {
        for (boolean overDots : new boolean[] {false, true}) {
            for (int ring = 0; ring < 100; ring++) {
                for (int step = 0; step < 16; step++) {
                    Box box = candidate(dot, ring, 2 * Math.PI * step / 16);
                    if (isFree(box, overDots)) {
                        return box;
                    }
                }
            }
        }
        throw new IllegalArgumentException("no room for the label " + dot.text);
    }

    /// At angle 0 right beside the dot, and then around it.
    private static Box candidate(Dot dot, int ring, double angle) {
        double gap = DOT_RADIUS + 2 + 4.0 * ring;
        double width = dot.label(0, 0).width;
        return dot.label(
                Math.cos(angle) * (gap + width / 2), Math.sin(angle) * (gap + HEIGHT / 2.0));
    }

    private boolean isFree(Box box, boolean overDots) {
        return box.isInside(area)
                && placed.stream().noneMatch(box::overlaps)
                && (overDots || dots.stream().map(Dot::box).noneMatch(box::overlaps));
    }
}
