package netcourse.authoring;

import java.util.List;
import java.util.stream.Collectors;
import netcourse.checker.KnownMistake;

/// The mistakes of a lesson, as its texts list them.
record MistakeList(List<Implementations> exercises) {
    /// @param test a test in the package of the lesson
    static MistakeList ofLesson(Class<?> test) {
        return new MistakeList(
                Lessons.checks(test.getPackageName()).stream().map(Implementations::of).toList());
    }

    /// A page: a heading for each exercise, its mistakes below.
    String render(String lesson) {
        String sections =
                exercises.stream()
                        .map(e ->
                                "## %s %s%n%n%s"
                                        .formatted(e.exercise().id(), e.exercise().title(), all(e)))
                        .collect(Collectors.joining("\n"));
        return """
        # Common mistakes: %s

        In the words of the reports, in the order in which the checks meet them. The build
        writes this page and proves that each mistake is caught by its name.

        %s\
        """
                .formatted(lesson, sections)
                .replace(System.lineSeparator(), "\n");
    }

    private static String all(Implementations exercise) {
        return exercise.mistakes().stream()
                .map(m -> line("**" + KnownMistake.of(m).id() + "**", m))
                .collect(Collectors.joining());
    }

    /// The lines of some mistakes.
    ///
    /// @param names `2.5 single-read`, the id of the exercise and that of the mistake
    String lines(List<String> names) {
        return names.stream()
                .map(name -> name.strip().split(" ", 2))
                .map(name -> line("**%2$s** (%1$s)".formatted((Object[]) name), mistake(name)))
                .collect(Collectors.joining());
    }

    private Class<?> mistake(String... name) {
        return exercises.stream()
                .filter(e -> e.exercise().id().equals(name[0]))
                .flatMap(e -> e.mistake(name[1]).stream())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no mistake " + String.join(" ", name)));
    }

    private static String line(String head, Class<?> type) {
        KnownMistake mistake = KnownMistake.of(type);
        return "- %s %s. %s [%s](src/test/java/%s.java)\n"
                .formatted(
                        head,
                        mistake.does(),
                        mistake.sees(),
                        type.getSimpleName(),
                        type.getEnclosingClass().getName().replace('.', '/'));
    }
}
