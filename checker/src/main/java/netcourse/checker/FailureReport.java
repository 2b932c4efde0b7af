package netcourse.checker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The text of a failure: the verdict, what happened, what is wrong, where, and what to do next.
final class FailureReport {
    /// As these words are written in a sentence.
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("utf8", "UTF-8"),
                    Map.entry("ipv4", "IPv4"),
                    Map.entry("ipv6", "IPv6"),
                    Map.entry("ip", "IP"),
                    Map.entry("tcp", "TCP"),
                    Map.entry("tls", "TLS"),
                    Map.entry("fin", "FIN"),
                    Map.entry("cr", "CR"),
                    Map.entry("lf", "LF"),
                    Map.entry("lz4", "LZ4"));

    private final CheckResult behaviour;
    private final Verdict verdict;
    private final StepRecorder steps;
    private final LearnerFrames frames;

    /// @param behaviour the exercise and the behaviour that failed
    FailureReport(
            CheckResult behaviour, Verdict verdict, StepRecorder steps, LearnerFrames frames) {
        this.behaviour = behaviour;
        this.verdict = verdict;
        this.steps = steps;
        this.frames = frames;
    }

    /// @param details lines that follow the steps, or empty
    /// @param mistake a class with [Mistake], or null
    /// @param line the learner's, or null
    Failure failure(String diagnosis, String details, Class<?> mistake, StackTraceElement line) {
        Optional<KnownMistake> known = Optional.ofNullable(mistake).map(KnownMistake::of);
        String where = line == null ? "" : frames.location(line);
        String id = known.map(KnownMistake::id).orElse("");
        String oneLine =
                "%s %s %s: %s%s"
                        .formatted(
                                verdict,
                                behaviour.id(),
                                id.isEmpty() ? behaviour.behaviour() : id,
                                diagnosis.lines().findFirst().orElse(""),
                                where.isEmpty() ? "" : " (" + where + ")");
        return new Failure(
                behaviour.with(
                        verdict, id, ReportText.printable(text(diagnosis, details, known, where))),
                ReportText.printable(oneLine),
                line == null ? new StackTraceElement[0] : new StackTraceElement[] {line});
    }

    private String text(
            String diagnosis, String details, Optional<KnownMistake> mistake, String where) {
        StringBuilder text = new StringBuilder();
        text.append("%n%s  %s  %s%n".formatted(behaviour.id(), behaviour.title(), verdict));
        text.append("     %s%s%n%n".formatted(sentence(behaviour.behaviour()), way()));
        String happened = steps.render() + details;
        text.append(happened.isEmpty() ? "" : happened + System.lineSeparator());
        text.append(
                line(verdict == Verdict.STUCK ? "stuck" : "wrong", diagnosis.indent(11).strip()));
        // What comes of it, and what to write instead, is not given away at once.
        mistake.ifPresent(m -> text.append(line("mistake", m.id() + ": " + m.does())));
        text.append(where.isEmpty() ? "" : line("where", where));
        text.append(
                line(
                        "next",
                        "./course hint %1$s%2$s"
                                .formatted(
                                        behaviour.id(),
                                        mistake.isEmpty()
                                                ? ""
                                                : ", or ./course check --explain "
                                                        + behaviour.id())));
        return text.toString();
    }

    private static String line(String label, String text) {
        return "  %-8s %s%n".formatted(label, text);
    }

    private String way() {
        Delivery delivery = steps.delivery();
        return delivery == null ? "" : "; delivery: " + delivery.name();
    }

    /// `returnsEveryByteHoweverTheyArrive` as `returns every byte however they arrive`.
    static String sentence(String methodName) {
        String words =
                methodName
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                        // Two digits or more are a number; one belongs to its word, as in UTF-8 and
                        // IPv4.
                        .replaceAll("(?<=[a-z])(?=[0-9]{2})", " ")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.split(" "))
                .map(word -> NAMES.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }
}
