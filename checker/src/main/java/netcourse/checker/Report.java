package netcourse.checker;

import java.util.Optional;

/// The text of a failure: whose verdict, what happened, what is wrong, where, and what to do next.
final class Report {
    private final Check check;
    private final String behaviour;
    private final Delivery delivery;
    private final Transcript transcript;
    private final Verdict verdict;

    Report(
            Check check,
            String behaviour,
            Delivery delivery,
            Transcript transcript,
            Verdict verdict) {
        this.check = check;
        this.behaviour = behaviour;
        this.delivery = delivery;
        this.transcript = transcript;
        this.verdict = verdict;
    }

    Failure failure(String diagnosis, String details, Class<?> mistake, StackTraceElement line) {
        Optional<KnownMistake> known = Optional.ofNullable(mistake).map(KnownMistake::of);
        String where = line == null ? "" : Where.text(line);
        String oneLine =
                "%s %s %s: %s%s"
                        .formatted(
                                verdict,
                                check.id(),
                                known.map(KnownMistake::id).orElse(behaviour),
                                diagnosis.lines().findFirst().orElse(""),
                                where.isEmpty() ? "" : " (" + where + ")");
        return new Failure(
                verdict,
                oneLine,
                known.map(KnownMistake::id).orElse(null),
                text(diagnosis, details, known, where),
                line);
    }

    private String text(
            String diagnosis, String details, Optional<KnownMistake> mistake, String where) {
        StringBuilder text = new StringBuilder();
        text.append("%n%s  %s  %s%n".formatted(check.id(), check.title(), verdict));
        text.append("     %s%s%n%n".formatted(sentence(behaviour), way()));
        text.append(transcript.render());
        text.append(details.isEmpty() ? System.lineSeparator() : details + System.lineSeparator());
        text.append(
                "  %-8s %s%n"
                        .formatted(
                                verdict == Verdict.STUCK ? "stuck" : "wrong",
                                diagnosis.indent(11).strip()));
        mistake.ifPresent(m ->
                text.append("  mistake  %s: %s%n".formatted(m.id(), m.does()))
                        .append("           %s%n".formatted(m.sees())));
        text.append(where.isEmpty() ? "" : "  where    %s%n".formatted(where));
        text.append(
                "  next     read hints/%s.md%s%n"
                        .formatted(
                                check.id(),
                                mistake.map(m -> ", or \"" + m.id() + "\" in MISTAKES.md")
                                        .orElse("")));
        return text.toString();
    }

    private String way() {
        return delivery == null ? "" : "; delivery: " + delivery.name();
    }

    /// `returnsEveryByteHoweverTheyArrive` as `returns every byte however they arrive`.
    static String sentence(String methodName) {
        return methodName
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                // Two digits or more are a number; one belongs to its word, as in UTF-8 and IPv4.
                .replaceAll("(?<=[a-z])(?=[0-9]{2})", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
