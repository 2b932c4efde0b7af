package netcourse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course interview [lesson]`.
@Command(
        name = "interview",
        description = {
            "Asks the questions of an interview, one by one.",
            "You see the question, give your answer, and see the short answer, then the long one with"
                    + " follow-up, trap and proof. What you knew comes back after 1, 3, 7, 16, 35 and"
                    + " 80 days; what you did not know comes back at the end."
        })
final class InterviewCommand implements Callable<Integer> {
    private static final String NOTES = "interview";

    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            description = "A lesson such as 2; all by default.")
    private String lesson;

    @Option(names = "--all", description = "Asks all of them, even those that are not due yet.")
    private boolean all;

    @Option(names = "--plain", description = "Prints all questions with their answers.")
    private boolean plain;

    @Option(
            names = "--anki",
            paramLabel = "FILE",
            description = "Writes them as cards to a file that Anki imports.")
    private Path anki;

    @Override
    public Integer call() throws IOException {
        List<InterviewItem> items = items();
        if (items.isEmpty()) {
            throw new UnknownName("there are no interview questions");
        }
        if (anki != null) {
            Files.writeString(anki, new AnkiDeck(items).render());
            course.screen(spec).line("%d cards: %s".formatted(items.size(), anki));
        }
        if (plain) {
            Screen screen = course.screenForProse(spec);
            items.forEach(item -> print(screen, item));
        }
        if (anki == null && !plain) {
            ask(items);
        }
        return ExitStatus.OK;
    }

    private List<InterviewItem> items() throws IOException {
        Catalog catalog = course.catalog();
        List<InterviewItem> items = new ArrayList<>();
        for (Lesson one : lesson == null ? catalog.lessons() : List.of(catalog.lesson(lesson))) {
            items.addAll(InterviewItem.of(one));
        }
        return items;
    }

    private static void print(Screen screen, InterviewItem item) {
        InterviewSession.showQuestion(screen, item);
        item.answers().keySet().forEach(n -> InterviewSession.showAnswer(screen, item, n));
        screen.line("");
    }

    private void ask(List<InterviewItem> items) throws IOException {
        Screen screen = course.screenForProse(spec);
        Properties notes = course.notes().load(NOTES);
        Repetition repetition = new Repetition(notes, LocalDate.now());
        List<InterviewItem> due = all ? items : repetition.due(items);
        if (due.isEmpty()) {
            LocalDate next =
                    items.stream()
                            .map(repetition::due)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
            screen.line("nothing is due before %s; --all asks all of them".formatted(next));
            return;
        }
        screen.line("%d of %d questions are due".formatted(due.size(), items.size()));
        new InterviewSession(screen, keyboard(), repetition, () -> keep(notes)).ask(due);
    }

    private static BufferedReader keyboard() {
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        return new BufferedReader(new InputStreamReader(System.in, charset));
    }

    /// A folder that cannot be written is no reason to stop asking.
    private void keep(Properties notes) {
        try {
            course.notes().save(NOTES, notes);
        } catch (IOException e) {
            course.screen(spec)
                    .error("the date is not kept, since this cannot be written: " + e.getMessage());
        }
    }
}
