package netcourse.checker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A common mistake, on a class that makes it. These words are the only source: the report, the
/// lesson's list of mistakes and the proof that the check catches it all read them here, through
/// [KnownMistake]. The mistake's id is the name of the class: `SingleRead` is `single-read`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mistake {
    /// What the code does: `takes one read for the whole message`.
    String does();

    /// What comes of it first, then why; one or two sentences, on as many lines as they need. The
    /// report shows them only when the learner asks for them.
    String sees();

    /// The name of the check's method that catches it.
    String caughtBy();

    /// The verdict that it gets: [Verdict#WRONG] or [Verdict#STUCK].
    Verdict verdict() default Verdict.WRONG;
}
