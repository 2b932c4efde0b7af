package netcourse.checker;

import java.time.Instant;

/// What a check says of an exercise: made in the trial, kept on the board, shown by the build and
/// by `./course`.
///
/// @param id of the exercise: `2.5`
/// @param title of the exercise
/// @param effort what it asks of a learner
/// @param solution the name of the learner's class, with its package
/// @param behaviour the name of the check's method that decided; empty if none has run
/// @param mistake the id of the mistake that was recognised, or empty
/// @param report for WRONG and STUCK the whole report, for SOLVED empty, otherwise the reason
/// @param judged not later than the compiler's look at the code; [Instant#EPOCH] if not known
public record CheckResult(
        String id,
        String title,
        Effort effort,
        String solution,
        Verdict verdict,
        String behaviour,
        String mistake,
        String report,
        Instant judged) {

    /// The result of an exercise that was not judged yet.
    public static CheckResult none(String id, String title, Effort effort, String solution) {
        return new CheckResult(
                id, title, effort, solution, Verdict.NOT_JUDGED, "", "", "", Instant.EPOCH);
    }

    /// The result of a behaviour that holds.
    static CheckResult solved(Check check, String behaviour) {
        return new CheckResult(
                check.id(),
                check.title(),
                Effort.of(check),
                check.exercise().getName(),
                Verdict.SOLVED,
                behaviour,
                "",
                "",
                Instant.EPOCH);
    }

    /// The same exercise and behaviour with another verdict.
    public CheckResult with(Verdict verdict, String mistake, String report) {
        return new CheckResult(
                id, title, effort, solution, verdict, behaviour, mistake, report, judged);
    }

    /// The same with the time at which it was judged.
    public CheckResult judgedAt(Instant time) {
        return new CheckResult(
                id, title, effort, solution, verdict, behaviour, mistake, report, time);
    }

    /// The result of both behaviours: WRONG and STUCK weigh more than ENVIRONMENT, that more than
    /// NOT STARTED, that more than SOLVED; between equals the first counts.
    CheckResult and(CheckResult other) {
        return weight(other.verdict) > weight(verdict) ? other : this;
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            // A behaviour is left out because an earlier one has failed: that one's verdict stands.
            case SOLVED, NOT_JUDGED -> 0;
            case NOT_STARTED -> 1;
            case ENVIRONMENT -> 2;
            case WRONG, STUCK, DOES_NOT_COMPILE -> 3;
        };
    }
}
