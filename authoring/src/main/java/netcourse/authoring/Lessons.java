package netcourse.authoring;

import java.util.Comparator;
import java.util.List;
import netcourse.checker.Check;
import org.junit.platform.commons.support.ReflectionSupport;

/// Finds the checks of a lesson.
final class Lessons {
    private Lessons() {}

    /// The checks in the package of a lesson, such as `netcourse.lesson03`, in the order of their
    /// ids: 2.9 before 2.10.
    static List<Class<?>> checks(String lesson) {
        return ReflectionSupport.findAllClassesInPackage(
                        lesson,
                        c -> c.isAnnotationPresent(Check.class),
                        name -> name.endsWith("Check"))
                .stream()
                .sorted(Comparator.comparingInt(Lessons::number))
                .toList();
    }

    private static int number(Class<?> check) {
        String id = check.getAnnotation(Check.class).id();
        return Integer.parseInt(id.substring(id.indexOf('.') + 1));
    }
}
