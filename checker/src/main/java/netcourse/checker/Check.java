package netcourse.checker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Makes a JUnit class the check of an exercise.
///
/// The class takes the implementation, as the exercise's contract, through its constructor; each of
/// its `@Test` methods takes a [Trial] and judges one behaviour. They run in the order of the
/// source, simple behaviours first, and the first that fails ends the check: one report, not a wall
/// of them.
///
/// The implementation is the learner's class, unless a [CheckRunner] is given another.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("exercise")
@Order(0)
@TestMethodOrder(SourceOrder.class)
@ExtendWith(CheckExtension.class)
public @interface Check {
    /// The number of the lesson, a dot, the number of the exercise: `2.5`.
    String id();

    /// What the learner builds, in a few words.
    String title();

    /// The learner's class; it has a constructor without parameters.
    Class<?> exercise();

    /// Whether it belongs to the shortest way through the course; the others go deeper.
    boolean core() default true;

    /// From 1, a few lines, to 3, where most learners need the hints.
    int difficulty() default 1;

    /// How long a learner needs who has read the chapter.
    int minutes() default 15;
}
