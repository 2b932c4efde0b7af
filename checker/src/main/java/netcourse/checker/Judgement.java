package netcourse.checker;

/// What a check said of an implementation.
///
/// @param id of the exercise
/// @param title of the exercise
/// @param behaviour the check's method that decided
/// @param mistake the id of the mistake that was recognised, or null
/// @param report the whole report; for NOT_STARTED and ENVIRONMENT the reason, for SOLVED empty
public record Judgement(
        String id, String title, Verdict verdict, String behaviour, String mistake, String report) {

    /// This one, unless only the other has something to say: WRONG and STUCK weigh more than
    /// ENVIRONMENT, that more than NOT STARTED, that more than SOLVED; between equals the first.
    Judgement and(Judgement other) {
        return weight(other.verdict) > weight(verdict) ? other : this;
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case SOLVED -> 0;
            case NOT_STARTED -> 1;
            case ENVIRONMENT -> 2;
            case WRONG, STUCK -> 3;
        };
    }
}
