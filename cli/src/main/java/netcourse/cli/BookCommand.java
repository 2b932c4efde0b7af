package netcourse.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course book`. The libraries that render it are loaded only here: they would slow the start of
/// every other command.
@Command(
        name = "book",
        description = {
            "Renders the course as a small site that you read in a browser.",
            "It needs no network, and holds the chapters, hints, mistakes, interview questions and the"
                    + " glossary, with a search over all of them. It ends with status 1 if a link"
                    + " leads nowhere."
        })
final class BookCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "The folder to write it to; target/book by default.")
    private Path to;

    @Override
    public Integer call() throws IOException, ReflectiveOperationException {
        Path root = course.root();
        Path out = to == null ? root.resolve("target/book") : to.toAbsolutePath().normalize();
        List<?> problems = render(new Lesson(root.resolve("book")), root, out);
        Screen screen = course.screen(spec);
        for (Object problem : problems) {
            screen.error(spec.qualifiedName() + ": " + problem);
        }
        screen.line("open " + out.resolve("index.html").toUri());
        return problems.isEmpty() ? ExitStatus.OK : ExitStatus.WRONG;
    }

    private static List<?> render(Lesson module, Path root, Path out)
            throws IOException, ReflectiveOperationException {
        List<URL> urls = new ArrayList<>();
        urls.add(module.classes().toUri().toURL());
        for (Path library : module.libraries("run")) {
            urls.add(library.toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(
                        urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return (List<?>)
                    loader.loadClass("netcourse.book.Book")
                            .getMethod("render", Path.class, Path.class)
                            .invoke(null, root, out);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
    }
}
