package netcourse.book;

import java.nio.file.Path;

/// Where a file of the course stands in the book, and how a page refers to another.
final class BookPaths {
    private BookPaths() {}

    /// `index.html` for a README, `MISTAKES.html` for what stands beside it.
    static Path ofPage(Path markdown) {
        String name = markdown.getFileName().toString().replace(".md", ".html");
        return markdown.resolveSibling(name.replace("README.html", "index.html"));
    }

    static Path ofSource(Path source) {
        return source.resolveSibling(source.getFileName() + ".html");
    }

    /// The way from one file of the book to another.
    static String relative(Path from, Path to) {
        Path folder = Path.of("/").resolve(from).getParent();
        return of(folder.relativize(Path.of("/").resolve(to)));
    }

    /// A path as it stands in an address, on Windows too.
    static String of(Path path) {
        return path.toString().replace('\\', '/');
    }
}
