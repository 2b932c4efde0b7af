package netcourse.book;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Follows the links from the course's README and its decisions, and writes all that they lead to
/// as a site.
public final class Book {
    private final Path root;
    private final Path out;
    private final Map<Path, Page> pages = new HashMap<>();
    private final Queue<Page> unread = new ArrayDeque<>();
    private final Set<Path> sources = new TreeSet<>();
    private final Set<Path> copies = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private Book(Path root, Path out) {
        this.root = root;
        this.out = out;
    }

    /// @param args the folder of the course, and that of the book
    public static void main(String[] args) throws IOException {
        List<String> problems = render(Path.of(args[0]), Path.of(args[1]));
        problems.forEach(System.err::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    /// Writes the book.
    ///
    /// @return a line for each link, anchor or picture that leads nowhere
    public static List<String> render(Path root, Path out) throws IOException {
        Book book = new Book(root, out);
        book.follow();
        book.write();
        return book.problems;
    }

    private void follow() throws IOException {
        page(Path.of("README.md"));
        Path decisions = Path.of("docs/decisions");
        if (Files.isDirectory(root.resolve(decisions))) {
            try (Stream<Path> files = Files.list(root.resolve(decisions))) {
                for (Path file : files.sorted().toList()) {
                    page(root.relativize(file));
                }
            }
        }
        while (!unread.isEmpty()) {
            Page page = unread.remove();
            page.document().accept(new Links(this, page.source(), page));
            new Exercises(this, page).expand();
            if (page.source().endsWith("INTERVIEW.md")) {
                Cards.fold(page);
            }
        }
    }

    private void write() throws IOException {
        List<Page> order = pages.values().stream().sorted(READING_ORDER).toList();
        Frame frame = new Frame(order);
        SearchIndex index = new SearchIndex();
        for (Page page : order) {
            write(page.output(), frame.around(page));
            index.add(page);
        }
        for (Path source : sources) {
            write(
                    BookPaths.ofSource(source),
                    frame.around(source, Files.readString(root.resolve(source))));
        }
        for (Path file : copies) {
            Path copy = out.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        write(Path.of("assets/search-index.js"), index.script());
        Assets.write(out.resolve("assets"));
    }

    /// The README, the lessons, the exam, the glossary, and then the rest.
    private static final Comparator<Page> READING_ORDER =
            Comparator.comparing(Book::rank)
                    .thenComparing(p -> p.output().toString().toLowerCase(Locale.ROOT));

    private static int rank(Page page) {
        if (page.source().endsWith("README.md") && page.source().getNameCount() == 1) {
            return 0;
        }
        if (page.source().toString().startsWith("lesson")) {
            return 1;
        }
        return switch (page.source().getName(0).toString()) {
            case "exam" -> 2;
            case "GLOSSARY.md" -> 3;
            case "docs" -> 5;
            default -> 4;
        };
    }

    private void write(Path file, String text) throws IOException {
        Path path = out.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    Path root() {
        return root;
    }

    void report(Path source, String problem) {
        problems.add(BookPaths.of(source) + ": " + problem);
    }

    /// The page of a Markdown file, which becomes a part of the book.
    Page page(Path source) throws IOException {
        Page page = pages.get(source);
        if (page == null) {
            page = Page.read(root, source);
            pages.put(source, page);
            unread.add(page);
        }
        return page;
    }

    /// The page of a source; of what is no text, the file itself.
    Path source(Path file) throws IOException {
        try {
            Files.readString(root.resolve(file));
        } catch (CharacterCodingException e) {
            copy(file);
            return file;
        }
        sources.add(file);
        return BookPaths.ofSource(file);
    }

    void copy(Path file) {
        copies.add(file);
    }
}
