package netcourse.book;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/// What the search looks through: the text below each heading of each page. It is a script, since a
/// page from a folder cannot fetch another file.
final class SearchIndex {
    private final List<String> entries = new ArrayList<>();

    /// Hints stay out: a result would show what is folded.
    void add(Page page) {
        String address = BookPaths.of(page.output());
        String heading = "";
        String anchor = "";
        StringBuilder text = new StringBuilder();
        boolean hint = false;
        for (Node node : Page.children(page.document())) {
            String found = PlainText.of(node);
            if (node instanceof Heading next) {
                add(page, heading, address + anchor, text.toString());
                heading = found;
                anchor = "#" + page.id(next);
                text.setLength(0);
                continue;
            }
            if (node instanceof HtmlBlock block) {
                hint |= block.getLiteral().contains("class=\"hint\"");
            }
            if (!hint) {
                text.append(found).append('\n');
            }
            hint &= !(node instanceof HtmlBlock block && block.getLiteral().equals("</details>"));
        }
        add(page, heading, address + anchor, text.toString());
    }

    private void add(Page page, String heading, String address, String text) {
        if (!heading.isEmpty() || !text.isBlank()) {
            entries.add(
                    List.of(page.title(), heading, address, text.replaceAll("\\s+", " ").strip())
                            .stream()
                            .map(SearchIndex::quote)
                            .collect(Collectors.joining(",", "[", "]")));
        }
    }

    /// As a string of JavaScript.
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> {
                    if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    String script() {
        return entries.stream()
                .collect(Collectors.joining(",\n", "window.bookIndex = [\n", "\n];\n"));
    }
}
