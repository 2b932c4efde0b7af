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

    /// How it went.
    ///
    /// @param failure what did not hold; empty if all did
    /// @param errors what the programs printed on standard error
    record Result(String failure, String errors) {
        boolean holds() {
            return failure.isEmpty();
        }

        /// Whether the judge waited in vain.
        boolean isStuck() {
            return failure.matches("(?s).*\\d+ s passed without.*|.*still runs after.*");
        }
    }

    /// Tries it. The processes that it started have ended afterwards.
    Result run(Examinee examinee) throws Skipped, InterruptedException {
        String failure = "";
        try {
            body.run(examinee);
        } catch (Skipped | InterruptedException e) {
            examinee.endTrial();
            throw e;
        } catch (WrongBehaviour e) {
            failure = e.getMessage();
        } catch (Exception e) {
            failure = "the connection failed: " + e;
        }
        String errors = examinee.endTrial();
        if (failure.isEmpty() && errors.contains("Exception in thread")) {
            failure = "what came was right, but an exception ended a thread";
        }
        return new Result(failure, errors);
    }

    /// This machine cannot try it.
    static final class Skipped extends Exception {
        private static final long serialVersionUID = 1L;

        Skipped(String reason) {
            super(reason);
        }
    }
}
