package netcourse.exam;

import java.util.List;

/// One sentence of behaviour that is tried.
///
/// @param program `server` or `client`
/// @param sentence what it does, in the third person
/// @param lessons where that is taught, by number
/// @param body does it, and throws [WrongBehaviour] where the sentence does not hold
record ExamTrial(String program, String sentence, List<Integer> lessons, Body body) {
    @FunctionalInterface
    interface Body {
        void run(Examinee examinee) throws Exception;
    }

    static ExamTrial server(String sentence, Body body, Integer... lessons) {
        return new ExamTrial("server", sentence, List.of(lessons), body);
    }

    static ExamTrial client(String sentence, Body body, Integer... lessons) {
        return new ExamTrial("client", sentence, List.of(lessons), body);
    }

    /// This machine cannot try it.
    static final class Skipped extends Exception {
        private static final long serialVersionUID = 1L;

        Skipped(String reason) {
            super(reason);
        }
    }
}
