package netcourse.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/// Turns the links of a Markdown file into links of the page on which its text stands.
final class Links extends AbstractVisitor {
    /// The text of a link to a method, such as `SomeTest.someMethod`.
    private static final Pattern METHOD = Pattern.compile("[A-Z]\\w*\\.([a-z]\\w*)");

    private final Book book;
    private final Path source;
    private final Page page;

    /// @param source where the links were written, as seen from the folder of the course
    Links(Book book, Path source, Page page) {
        this.book = book;
        this.source = source;
        this.page = page;
    }

    @Override
    public void visit(Link link) {
        link.setDestination(target(link.getDestination(), PlainText.of(link)));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        Path file = file(image.getDestination());
        if (!Files.isRegularFile(book.root().resolve(file))) {
            book.report(source, "no picture " + image.getDestination());
        } else {
            book.copy(file);
            image.setDestination(relative(file));
        }
    }

    /// What a link leads to, as seen from the page.
    String target(String destination, String label) {
        if (destination.matches("(https?|mailto):.*")) {
            return destination;
        }
        int hash = destination.indexOf('#');
        String anchor = hash < 0 ? "" : destination.substring(hash + 1);
        Path file =
                hash == 0 ? source : file(hash < 0 ? destination : destination.substring(0, hash));
        Path found = book.root().resolve(file);
        if (Files.isDirectory(found)) {
            file = file.resolve("README.md");
            found = book.root().resolve(file);
        }
        if (file.startsWith("..") || !Files.isRegularFile(found)) {
            book.report(source, "the link to " + destination + " leads nowhere");
            return destination;
        }
        try {
            return file.toString().endsWith(".md")
                    ? toPage(file, anchor, destination)
                    : toSource(file, label);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String toPage(Path file, String anchor, String destination) throws IOException {
        Page target = book.page(file);
        if (!anchor.isEmpty() && !target.hasTarget(anchor)) {
            book.report(source, "no heading for " + destination);
        }
        return (target == page ? "" : relative(target.output()))
                + (anchor.isEmpty() && target != page ? "" : "#" + anchor);
    }

    private String toSource(Path file, String label) throws IOException {
        Matcher method = METHOD.matcher(label);
        boolean named = file.toString().endsWith(".java") && method.matches();
        if (named
                && !Files.readString(book.root().resolve(file))
                        .contains(" " + method.group(1) + "(")) {
            book.report(source, "no method " + label + " in " + BookPaths.of(file));
        }
        return relative(book.source(file)) + (named ? "#" + method.group(1) : "");
    }

    private Path file(String destination) {
        return source.resolveSibling(destination).normalize();
    }

    private String relative(Path target) {
        return BookPaths.relative(page.output(), target);
    }
}
