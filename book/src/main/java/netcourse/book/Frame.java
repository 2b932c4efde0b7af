package netcourse.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.Heading;

/// What stands around the text of a page: the head, the way to all other pages, the search.
final class Frame {
    private static final String COURSE = "netcourse";
    private static final String DECISIONS = "<li class=\"top\">Decisions</li>\n";

    private final List<Page> pages;
    private final String template;

    /// @param pages in reading order
    Frame(List<Page> pages) throws IOException {
        this.pages = pages;
        this.template = Assets.text("page.html");
    }

    String around(Page page) {
        return fill(
                page.output(),
                page.title(),
                page.html() + neighbours(page),
                contents(page),
                page.source().endsWith("GLOSSARY.md") ? "glossary" : "");
    }

    /// The page of a source.
    String around(Path source, String text) {
        String name = source.getFileName().toString();
        String language = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "text";
        String body =
                "<h1>%s</h1>%n<p class=\"path\">%s</p>%n<pre><code class=\"language-%s\">%s</code></pre>"
                        .formatted(
                                Markdown.escape(name),
                                Markdown.escape(BookPaths.of(source)),
                                language,
                                Markdown.escape(text));
        return fill(BookPaths.ofSource(source), name, body, contents(source), "source");
    }

    private String fill(Path output, String title, String body, String contents, String kind) {
        String base = "../".repeat(output.getNameCount() - 1);
        String full = title.equals(COURSE) ? title : title + " · " + COURSE;
        return template.replace("{{title}}", Markdown.escape(full))
                .replace("{{kind}}", kind)
                .replace("{{base}}", base)
                .replace(
                        "{{drawing}}",
                        body.contains("<pre class=\"mermaid\">") ? drawing(base) : "")
                .replace("{{contents}}", contents)
                .replace("{{body}}", body);
    }

    private static String drawing(String base) {
        return "<script src=\"%sassets/mermaid.min.js\" defer></script>".formatted(base);
    }

    private String contents(Page current) {
        StringBuilder html = new StringBuilder("<ul>\n");
        for (Page page : pages) {
            if (page.source().startsWith("docs") && html.indexOf(DECISIONS) < 0) {
                html.append(DECISIONS);
            }
            boolean here = page == current;
            html.append(
                    "<li class=\"%s\"><a href=\"%s\"%s>%s</a>"
                            .formatted(
                                    isBelow(page) ? "below" : "top",
                                    BookPaths.relative(current.output(), page.output()),
                                    here ? " aria-current=\"page\"" : "",
                                    Markdown.escape(shortTitle(page))));
            html.append(here ? sections(page) : "").append("</li>\n");
        }
        return html.append("</ul>").toString();
    }

    private String contents(Path source) {
        Path output = BookPaths.ofSource(source);
        StringBuilder html = new StringBuilder("<ul>\n");
        for (Page page : pages) {
            if (!isBelow(page)) {
                html.append(
                        "<li class=\"top\"><a href=\"%s\">%s</a></li>%n"
                                .formatted(
                                        BookPaths.relative(output, page.output()),
                                        Markdown.escape(shortTitle(page))));
            }
        }
        return html.append("</ul>").toString();
    }

    private static String sections(Page page) {
        List<Heading> headings = page.headings(2);
        if (headings.isEmpty() || page.source().endsWith("INTERVIEW.md")) {
            return "";
        }
        StringBuilder html = new StringBuilder("\n<ul>\n");
        for (Heading heading : headings) {
            html.append(
                    "<li><a href=\"#%s\">%s</a></li>%n"
                            .formatted(page.id(heading), Markdown.escape(PlainText.of(heading))));
        }
        return html.append("</ul>").toString();
    }

    private static boolean isBelow(Page page) {
        return page.source().getNameCount() > 1 && !page.source().endsWith("README.md");
    }

    /// In the list, a page stands below its chapter.
    private static String shortTitle(Page page) {
        return switch (page.source().getFileName().toString()) {
            case "MISTAKES.md" -> "Common mistakes";
            case "INTERVIEW.md" -> "Interview";
            default -> page.title();
        };
    }

    private String neighbours(Page page) {
        int place = pages.indexOf(page);
        StringBuilder html = new StringBuilder("<nav class=\"neighbours\">");
        if (place > 0) {
            html.append(neighbour(page, pages.get(place - 1), "prev", "← %s"));
        }
        if (place < pages.size() - 1) {
            html.append(neighbour(page, pages.get(place + 1), "next", "%s →"));
        }
        return html.append("</nav>\n").toString();
    }

    private static String neighbour(Page from, Page to, String relation, String text) {
        return "<a rel=\"%s\" href=\"%s\">%s</a>"
                .formatted(
                        relation,
                        BookPaths.relative(from.output(), to.output()),
                        text.formatted(Markdown.escape(to.title())));
    }
}
