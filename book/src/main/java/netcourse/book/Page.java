package netcourse.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/// A Markdown file of the course, and the page that it becomes.
final class Page {
    private final Path source;
    private final Node document;
    private final Map<Node, String> ids = new LinkedHashMap<>();
    private final Set<String> targets = new HashSet<>();

    private Page(Path source, Node document) {
        this.source = source;
        this.document = document;
    }

    /// @param source the file, as seen from the folder of the course
    static Page read(Path root, Path source) throws IOException {
        Page page = new Page(source, Markdown.parse(Files.readString(root.resolve(source))));
        IdGenerator generator = IdGenerator.builder().build();
        page.document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        page.give(heading, generator.generateId(PlainText.of(heading)));
                    }

                    @Override
                    public void visit(HtmlBlock block) {
                        if (block.getLiteral().startsWith("<!--")) {
                            block.unlink();
                        }
                    }

                    @Override
                    public void visit(FencedCodeBlock block) {
                        if ("mermaid".equals(block.getInfo())) {
                            drawLater(block);
                        }
                    }
                });
        return page;
    }

    /// The browser draws it; what it draws must not be taken for HTML before.
    private static void drawLater(FencedCodeBlock block) {
        HtmlBlock picture = html("<pre class=\"mermaid\">%s</pre>", block.getLiteral());
        block.insertBefore(picture);
        block.unlink();
    }

    /// HTML between the blocks of a document.
    ///
    /// @param texts are escaped
    static HtmlBlock html(String format, Object... texts) {
        HtmlBlock block = new HtmlBlock();
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = Markdown.escape(texts[i].toString());
        }
        block.setLiteral(format.formatted(escaped));
        return block;
    }

    /// Other pages may link to the heading by this id.
    void give(Heading heading, String id) {
        ids.put(heading, id);
        targets.add(id);
    }

    Path source() {
        return source;
    }

    Node document() {
        return document;
    }

    Path output() {
        return BookPaths.ofPage(source);
    }

    boolean hasTarget(String id) {
        return targets.contains(id);
    }

    /// The text of its first heading.
    String title() {
        return headings(1).stream()
                .findFirst()
                .map(PlainText::of)
                .orElse(source.getFileName().toString());
    }

    List<Heading> headings(int level) {
        List<Heading> found = new ArrayList<>();
        for (Node node : ids.keySet()) {
            if (node instanceof Heading heading && heading.getLevel() == level) {
                found.add(heading);
            }
        }
        return found;
    }

    String id(Node heading) {
        return ids.get(heading);
    }

    String html() {
        document.accept(new Chinese());
        return Markdown.html(document, ids);
    }

    /// The blocks of a document in their order; it may be changed meanwhile.
    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
