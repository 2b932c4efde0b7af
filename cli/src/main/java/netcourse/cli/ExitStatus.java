package netcourse.cli;

import java.util.Collection;
import java.util.List;
import netcourse.checker.Verdict;

/// How `./course` ends: 0 solved, 1 wrong, stuck or does not compile, 2 wrong usage, 3 not started,
/// 4 something around the exercise is missing.
final class ExitStatus {
    static final int OK = 0;
    static final int WRONG = 1;
    static final int USAGE = 2;
    static final int NOT_STARTED = 3;
    static final int ENVIRONMENT = 4;

    private ExitStatus() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case SOLVED -> OK;
            case WRONG, STUCK, DOES_NOT_COMPILE -> WRONG;
            case NOT_STARTED -> NOT_STARTED;
            case ENVIRONMENT, NOT_JUDGED -> ENVIRONMENT;
        };
    }

    /// That of the verdict which asks most of the learner.
    static int of(Collection<Verdict> verdicts) {
        List<Integer> all = verdicts.stream().map(ExitStatus::of).toList();
        for (int status : List.of(WRONG, ENVIRONMENT, NOT_STARTED)) {
            if (all.contains(status)) {
                return status;
            }
        }
        return OK;
    }
}
