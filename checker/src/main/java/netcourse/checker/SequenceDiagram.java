package netcourse.checker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What passed in a trial, drawn for a browser: the check's end on the left, the learner's on the
/// right, time downwards, and at the bottom, in red, the step that failed.
final class SequenceDiagram {
    private static final int WIDTH = 1280;
    private static final int PEER_X = 440;
    private static final int YOU_X = 860;
    private static final int TOP = 120;
    private static final int ROW = 34;

    /// Rows at each end; more than anybody looks at.
    private static final int ROWS = 60;

    private static final int LINE_CHARACTERS = 150;

    /// What fits beside an end and between the two.
    private static final int NOTE_CHARACTERS = 56;

    private static final String STYLE =
            """
            <style>
            text { font: 13px monospace; fill: #222 }
            .title { font-size: 17px; font-weight: bold }
            .small { fill: #666 }
            .life { stroke: #999 }
            .sent { stroke: #1a5fb4; fill: #1a5fb4 }
            .failed { stroke: #c01c28; fill: #c01c28 }
            text.failed { stroke: none; font-weight: bold }
            </style>
            """;

    private final CheckResult result;
    private final String diagnosis;
    private final Traffic traffic;
    private final StringBuilder svg = new StringBuilder();
    private int y = TOP;
    private int bottom;

    /// @param diagnosis of the step that failed, one line
    SequenceDiagram(CheckResult result, String diagnosis, Traffic traffic) {
        this.result = result;
        this.diagnosis = diagnosis;
        this.traffic = traffic;
    }

    String render() {
        List<Traffic.Event> first = traffic.first();
        List<Traffic.Event> last = traffic.last();
        List<Traffic.Event> all = Stream.concat(first.stream(), last.stream()).toList();
        Instant start = all.getFirst().time();
        boolean isOne =
                all.stream().filter(e -> e.ends() != null).map(e -> e.ends()).distinct().count()
                        == 1;
        int head = Math.min(ROWS, all.size());
        int tail = Math.max(head, all.size() - ROWS);
        all.subList(0, head).forEach(event -> row(event, start, isOne));
        long left = traffic.left() + tail - head;
        if (left > 0) {
            text("small", (PEER_X + YOU_X) / 2, y, "middle", "… " + left + " more …");
            y += ROW;
        }
        all.subList(tail, all.size()).forEach(event -> row(event, start, isOne));
        failure();
        return document();
    }

    private void row(Traffic.Event event, Instant start, boolean isOne) {
        double millis = Duration.between(start, event.time()).toNanos() / 1e6;
        text("small", 20, y, "start", String.format(Locale.ROOT, "%9.3f ms", millis));
        switch (event.kind()) {
            case SENT -> arrow(event, isOne, counted(event) + HexDump.line(event.bytes()));
            case ENDED -> arrow(event, isOne, "FIN: the end of the stream");
            case RESET -> arrow(event, isOne, "RST: a reset");
            case CALLED -> note(event);
        }
        y += ROW;
    }

    private static String counted(Traffic.Event event) {
        return event.length() == 1 ? "1 byte: " : event.length() + " bytes: ";
    }

    private void arrow(Traffic.Event event, boolean isOne, String label) {
        int from = event.isYours() ? YOU_X : PEER_X;
        int to = event.isYours() ? PEER_X : YOU_X;
        int back = event.isYours() ? 9 : -9;
        svg.append(
                "<line class=\"sent\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n"
                        .formatted(from, y, to, y));
        svg.append("<path class=\"sent\" d=\"M%d %d l%d -5 v10 z\"/>%n".formatted(to, y, back));
        String port = isOne ? "" : "port " + event.ends().peer().getPort() + ", ";
        text("", (PEER_X + YOU_X) / 2, y - 6, "middle", cut(port + label, NOTE_CHARACTERS));
    }

    /// A call, at its end's side.
    private void note(Traffic.Event event) {
        int x = event.isYours() ? YOU_X : PEER_X;
        svg.append("<circle class=\"life\" cx=\"%d\" cy=\"%d\" r=\"3\"/>%n".formatted(x, y));
        String shown = cut(event.text(), event.isYours() ? NOTE_CHARACTERS : 36);
        text(
                "",
                event.isYours() ? x + 12 : x - 12,
                y + 4,
                event.isYours() ? "start" : "end",
                shown);
    }

    private void failure() {
        svg.append(
                "<line class=\"failed\" stroke-dasharray=\"6 4\" x1=\"20\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n"
                        .formatted(y, WIDTH - 20, y));
        svg.append("<circle class=\"failed\" cx=\"%d\" cy=\"%d\" r=\"7\"/>%n".formatted(YOU_X, y));
        bottom = y;
        for (String line : lines(diagnosis)) {
            y += 22;
            text("failed", 20, y, "start", line);
        }
    }

    /// At spaces, so that each fits the width.
    private static List<String> lines(String text) {
        return Pattern.compile("\\G(.{1,%d})(?: |$)|\\G(.{%1$d})".formatted(LINE_CHARACTERS))
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private void text(String style, int x, int at, String anchor, String text) {
        svg.append(
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\" xml:space=\"preserve\">%s</text>%n"
                        .formatted(style, x, at, anchor, escaped(text)));
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private String document() {
        String rows = svg.toString();
        svg.setLength(0);
        int height = y + 40;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\">%n"
                        .formatted(WIDTH, height));
        svg.append(STYLE);
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(
                "title",
                20,
                30,
                "start",
                "%s  %s: %s".formatted(result.id(), result.title(), result.verdict()));
        text(
                "small",
                20,
                54,
                "start",
                FailureReport.sentence(result.behaviour())
                        + ". Bytes and times are real; what TCP did with them is not shown.");
        for (int x : new int[] {PEER_X, YOU_X}) {
            svg.append(
                    "<line class=\"life\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n"
                            .formatted(x, TOP - 26, x, bottom));
        }
        text("title", PEER_X, TOP - 34, "middle", "the check");
        String name = result.solution().replaceAll(".*[.$]", "");
        text("title", YOU_X, TOP - 34, "middle", "you: " + name);
        return svg.append(rows).append("</svg>\n").toString();
    }
}
