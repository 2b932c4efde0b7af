package netcourse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Asks interview items one by one. What was not known is asked again at the end.
final class InterviewSession {
    /// What each item comes to is kept at once, so that Ctrl-C loses nothing.
    interface Keeper {
        void keep() throws IOException;
    }

    private static final String QUIT = "q";

    private final Screen screen;
    private final BufferedReader input;
    private final Repetition repetition;
    private final Keeper keeper;
    private int known;
    private int unknown;
    private boolean ended;

    InterviewSession(Screen screen, BufferedReader input, Repetition repetition, Keeper keeper) {
        this.screen = screen;
        this.input = input;
        this.repetition = repetition;
        this.keeper = keeper;
    }

    void ask(List<InterviewItem> items) throws IOException {
        Deque<InterviewItem> open = new ArrayDeque<>(items);
        while (!open.isEmpty() && !ended) {
            ask(open.poll(), open);
        }
        screen.line("");
        screen.line("%d known, %d not yet, %d not asked".formatted(known, unknown, open.size()));
    }

    private void ask(InterviewItem item, Deque<InterviewItem> open) throws IOException {
        screen.line("");
        showQuestion(screen, item);
        answerOf("your answer, aloud or here; Enter shows the short one (q quits): ");
        Map<String, String> answers = item.answers();
        String shortOne = answers.keySet().iterator().next();
        if (!ended) {
            showAnswer(screen, item, shortOne);
            answerOf("Enter shows the long one: ");
        }
        if (ended) {
            open.addFirst(item);
            return;
        }
        answers.keySet().stream().skip(1).forEach(name -> showAnswer(screen, item, name));
        judge(item, open);
    }

    private void judge(InterviewItem item, Deque<InterviewItem> open) throws IOException {
        String said = answerOf("did you know it? y or n: ").toLowerCase(Locale.ROOT);
        while (!ended && !said.startsWith("y") && !said.startsWith("n")) {
            said = answerOf("y or n, or q to quit: ").toLowerCase(Locale.ROOT);
        }
        if (ended) {
            open.addFirst(item);
        } else if (said.startsWith("y")) {
            known++;
            repetition.known(item);
            screen.line("comes back on " + repetition.due(item));
        } else {
            unknown++;
            repetition.unknown(item);
            screen.line("comes back at the end");
            open.addLast(item);
        }
        keeper.keep();
    }

    /// What the learner types; [#ended] at the end of the input, and when it is `q`.
    private String answerOf(String prompt) throws IOException {
        screen.out().print(prompt);
        screen.out().flush();
        String line = input.readLine();
        ended = line == null || line.strip().equals(QUIT);
        return line == null ? "" : line.strip();
    }

    static void showQuestion(Screen screen, InterviewItem item) {
        screen.line(item.lesson());
        ItemText markdown = new ItemText(item.lesson());
        screen.line(screen.inColour("bold", markdown.plain(item.question(), screen.columns())));
        if (!item.chinese().isEmpty()) {
            screen.line(markdown.plain(item.chinese(), screen.columns()));
        }
    }

    static void showAnswer(Screen screen, InterviewItem item, String name) {
        String text =
                new ItemText(item.lesson()).plain(item.answers().get(name), screen.columns() - 2);
        screen.line("");
        screen.line(screen.inColour("bold", name));
        screen.line(text.indent(2).replaceAll("(?m) +$", "").stripTrailing());
    }
}
