package netcourse.cli;

import netcourse.checker.Judgement;
import netcourse.checker.Verdict;

/// What became of an exercise that was to be judged.
///
/// @param word a verdict, or [#UNCOMPILED] or [#UNJUDGED], which are none
/// @param remark what else the exercise's line says
/// @param report what happened, in full; empty for SOLVED
/// @param failed whether the command's exit status tells of it
record Finding(Exercise exercise, String word, String remark, String report, boolean failed) {
    /// The learner's code does not compile.
    static final String UNCOMPILED = "DOES NOT COMPILE";

    /// The check could not be run.
    static final String UNJUDGED = "NOT JUDGED";

    static Finding judged(Exercise exercise, Judgement judgement) {
        String remark =
                switch (judgement.verdict()) {
                    case SOLVED -> exercise.solutionName();
                    case NOT_STARTED -> exercise.solutionName();
                    case WRONG, STUCK ->
                            judgement.mistake() == null
                                    ? exercise.solutionName()
                                    : exercise.solutionName() + ": " + judgement.mistake();
                    case ENVIRONMENT -> "this machine cannot show it";
                };
        boolean failed =
                judgement.verdict() == Verdict.WRONG || judgement.verdict() == Verdict.STUCK;
        return new Finding(
                exercise, judgement.verdict().toString(), remark, judgement.report(), failed);
    }

    static Finding uncompiled(Exercise exercise, String errors) {
        return new Finding(exercise, UNCOMPILED, exercise.solutionName(), errors, true);
    }

    static Finding unjudged(Exercise exercise, String reason) {
        return new Finding(exercise, UNJUDGED, "", reason, true);
    }

    boolean isSolved() {
        return word.equals(Verdict.SOLVED.toString());
    }

    void printLine(Screen screen) {
        screen.exercise(exercise.id(), exercise.title(), word, remark);
    }
}
