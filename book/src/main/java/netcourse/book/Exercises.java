package netcourse.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Puts under a chapter's table of exercises, for each of them, its task and its hints, folded.
final class Exercises {
    private static final Pattern MINE = Pattern.compile("\\bMy(\\w+)");

    /// A row's id, with the title in the same cell or the next.
    private static final Pattern NAME = Pattern.compile("(?s)([0-9]+\\.[0-9]+)\\s+([^\\n]+).*");

    private final Book book;
    private final Page page;

    Exercises(Book book, Page page) {
        this.book = book;
        this.page = page;
    }

    void expand() throws IOException {
        Heading section =
                page.headings(2).stream()
                        .filter(h -> PlainText.of(h).equals("Exercises"))
                        .findFirst()
                        .orElse(null);
        if (section == null) {
            return;
        }
        Node next = section.getNext();
        while (next != null && !(next instanceof TableBlock)) {
            next = next.getNext();
        }
        if (next instanceof TableBlock table) {
            Node last = table;
            for (Node row : Page.children(table.getLastChild())) {
                last = expand((TableRow) row, last);
            }
        }
    }

    /// The block after which the next exercise comes.
    private Node expand(TableRow row, Node after) throws IOException {
        Matcher name = NAME.matcher(PlainText.of(row));
        if (!name.matches()) {
            return after;
        }
        String id = name.group(1);
        String title = name.group(2);
        Path file = page.source().resolveSibling("hints/" + id + ".md");
        if (!Files.exists(book.root().resolve(file))) {
            book.report(page.source(), "no hints for exercise " + id);
            return after;
        }
        Heading heading = new Heading();
        heading.setLevel(3);
        heading.appendChild(new Text(id + " " + title));
        page.give(heading, "exercise-" + id);
        Node last = task(PlainText.of(row), insert(after, heading));
        Node hints = Markdown.parse(Files.readString(book.root().resolve(file)));
        hints.accept(new Links(book, file, page));
        return fold(hints, last);
    }

    /// A hint begins with a heading that is its number.
    private static Node fold(Node hints, Node after) {
        Node last = after;
        boolean open = false;
        for (Node node : Page.children(hints)) {
            if (node instanceof Heading heading) {
                if (open) {
                    last = insert(last, Page.html("</details>"));
                }
                open = heading.getLevel() == 2;
                if (open) {
                    last =
                            insert(
                                    last,
                                    Page.html(
                                            "<details class=\"hint\"><summary>Hint %s</summary>",
                                            PlainText.of(heading)));
                }
            } else {
                last = insert(last, node);
            }
        }
        return open ? insert(last, Page.html("</details>")) : last;
    }

    private static Node insert(Node after, Node node) {
        after.insertAfter(node);
        return node;
    }

    /// The row names the class to edit, `MyX`; the contract is the `X` of the same lesson.
    private Node task(String row, Node after) throws IOException {
        Matcher mine = MINE.matcher(row);
        Path contract = mine.find() ? contract(mine.group(1) + ".java") : null;
        if (contract == null) {
            book.report(page.source(), "no class to edit in the row " + row.replace('\n', ' '));
            return after;
        }
        Node text =
                Markdown.parse(ExerciseTask.of(Files.readString(book.root().resolve(contract))));
        text.accept(new Links(book, contract, page));
        Node last = insert(after, Page.html("<details class=\"task\"><summary>Task</summary>"));
        for (Node node : Page.children(text)) {
            last = insert(last, node);
        }
        return insert(
                last,
                Page.html(
                        "<p>From the doc comments of <a href=\"%s\"><code>%s</code></a>.</p></details>",
                        BookPaths.relative(page.output(), book.source(contract)), mine.group(1)));
    }

    private Path contract(String name) throws IOException {
        Path lesson = book.root().resolve(page.source()).resolveSibling("src");
        if (!Files.isDirectory(lesson)) {
            return null;
        }
        try (Stream<Path> files = Files.walk(lesson)) {
            return files.filter(f -> f.endsWith(Path.of("exercise", name)))
                    .findFirst()
                    .map(book.root()::relativize)
                    .orElse(null);
        }
    }
}
