package netcourse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little Markdown that interview items use, for a terminal and as HTML: paragraphs, lists,
/// code, bold words and links.
///
/// @param folder where its links begin, from the folder of the course: `lesson02-socket-options`
record ItemText(String folder) {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");

    private static final Pattern EMPHASIS = Pattern.compile("(\\*{1,2})(\\b[^*\n]+)\\1");

    /// For a terminal: links with their address, lines of so many columns at most.
    String plain(String text, int columns) {
        String linked = links(text, (name, address) -> name + " (" + fromRoot(address) + ")");
        List<String> lines = new ArrayList<>();
        EMPHASIS.matcher(linked)
                .replaceAll("$2")
                .lines()
                .forEach(line -> wrap(line, columns, lines));
        return String.join(System.lineSeparator(), lines);
    }

    /// Adds a line to others, cut at blanks.
    static void wrap(String line, int columns, List<String> lines) {
        String rest = line;
        while (rest.length() > columns) {
            int end = rest.lastIndexOf(' ', columns);
            if (end <= 0) {
                end = rest.indexOf(' ', columns);
            }
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(rest);
    }

    /// As HTML, in one line. Only addresses of the web are links there: the card may be read on a
    /// phone.
    String html(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return links(escaped, ItemText::anchor)
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll(EMPHASIS.pattern(), "<b>$2</b>")
                .replace("\t", " ")
                .replace("\n", "<br>");
    }

    private static String anchor(String name, String address) {
        return isWeb(address) ? "<a href='" + address + "'>" + name + "</a>" : name;
    }

    private static boolean isWeb(String address) {
        return address.startsWith("http");
    }

    private String fromRoot(String address) {
        if (isWeb(address)) {
            return address;
        }
        return Path.of(folder).resolve(address).normalize().toString().replace('\\', '/');
    }

    private static String links(String text, BiFunction<String, String, String> link) {
        return LINK.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(link.apply(m.group(1), m.group(2))));
    }
}
