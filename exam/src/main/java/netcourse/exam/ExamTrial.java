package netcourse.exam;

import java.util.List;
import java.util.stream.Collectors;

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

    /// `lessons 2, 3`.
    String lessonsText() {
        return (lessons.size() == 1 ? "lesson " : "lessons ")
                + lessons.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    enum Outcome {
        OK,
        WRONG,
        STUCK,
        SKIPPED;

        boolean isFailure() {
            return this == WRONG || this == STUCK;
        }
    }

    /// How it went.
    ///
    /// @param said what did not hold, or why it was skipped; empty if all held
    /// @param errors what the programs printed on standard error
    record Result(Outcome outcome, String said, String errors) {}

    /// Tries it, with processes of its own, which have ended afterwards.
    Result run(Examinee whole) throws InterruptedException {
        Examinee examinee = whole.forOneTrial();
        Outcome outcome = Outcome.WRONG;
        String said;
        try {
            body.run(examinee);
            outcome = Outcome.OK;
            said = "";
        } catch (Skipped e) {
            outcome = Outcome.SKIPPED;
            said = e.getMessage();
        } catch (WrongBehaviour e) {
            outcome = e.isStuck() ? Outcome.STUCK : Outcome.WRONG;
            said = e.getMessage();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            said = "the connection failed: " + e;
        } finally {
            examinee.endTrial();
        }
        String errors = examinee.errors();
        return outcome == Outcome.OK && errors.contains("Exception in thread")
                ? new Result(
                        Outcome.WRONG,
                        "what came was right, but an exception ended a thread",
                        errors)
                : new Result(outcome, said, errors);
    }

    /// This machine cannot try it.
    static final class Skipped extends Exception {
        private static final long serialVersionUID = 1L;

        Skipped(String reason) {
            super(reason);
        }
    }
}
