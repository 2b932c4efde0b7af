package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The settings of a run of checks, each with its default; JUnit carries them as configuration
/// parameters.
///
/// @param limit for one behaviour
/// @param cpuTime so much processor time in which nothing moves is an endless loop
/// @param farewell how long to wait for threads that should end with their trial
/// @param countTime how long to run the other behaviours once one has failed, to count those that
///   hold
/// @param isCounting whether this is such a run
/// @param isGrading whether everything but SOLVED fails
record CheckSettings(
        Duration limit,
        Duration cpuTime,
        Duration farewell,
        Duration countTime,
        boolean isCounting,
        boolean isGrading) {
    /// The class to judge instead of the learner's.
    static final String IMPLEMENTATION = "netcourse.implementation";

    /// In milliseconds; 10000 by default.
    static final String LIMIT_MILLIS = "netcourse.limitMillis";

    /// In milliseconds; 2000 by default, of which no step of a check takes a fourth.
    static final String CPU_MILLIS = "netcourse.cpuMillis";

    /// In milliseconds; 1000 by default, 0 to count nothing.
    static final String COUNT_MILLIS = "netcourse.countMillis";

    /// For a counting run: [System#nanoTime()] at its end.
    static final String COUNT_UNTIL = "netcourse.countUntilNanos";

    /// `true` makes everything but SOLVED fail.
    static final String GRADE = "netcourse.grade";

    private static final Duration FAREWELL = Duration.ofMillis(500);
    private static final Duration FAREWELL_OF_COUNTING = Duration.ofMillis(100);
    private static final Duration DAY = Duration.ofDays(1);

    /// A debugger in this JVM lifts the limits, and nothing is counted.
    static CheckSettings of(ExtensionContext context) {
        boolean grade =
                context.getConfigurationParameter(GRADE).map(Boolean::parseBoolean).orElse(false);
        if (isDebugged()) {
            return new CheckSettings(DAY, DAY, FAREWELL, Duration.ZERO, false, grade);
        }
        Duration cpuTime = Duration.ofMillis(number(CPU_MILLIS, context).orElse(2000L));
        Optional<Long> until = number(COUNT_UNTIL, context);
        if (until.isPresent()) {
            Duration limit =
                    Duration.ofNanos(until.get() - System.nanoTime()).minus(FAREWELL_OF_COUNTING);
            return new CheckSettings(
                    limit, cpuTime, FAREWELL_OF_COUNTING, Duration.ZERO, true, grade);
        }
        return new CheckSettings(
                Duration.ofMillis(number(LIMIT_MILLIS, context).orElse(10_000L)),
                cpuTime,
                FAREWELL,
                Duration.ofMillis(number(COUNT_MILLIS, context).orElse(1000L)),
                false,
                grade);
    }

    /// Whether this JVM runs tests for a build by Maven. The property is set by Surefire, and by no
    /// IDE.
    static boolean isBuildByMaven() {
        return System.getProperty("surefire.real.class.path") != null;
    }

    /// Whether this is part of a build by Maven of all modules, whose last prints the board of all.
    /// A build that was begun in the folder of one module, or by `-pl`, may not have that one.
    static boolean isBuildOfAll() {
        String begunIn = System.getProperty("netcourse.begun.in", "");
        String selected = System.getProperty("netcourse.selected", "");
        return isBuildByMaven()
                && !begunIn.equals(System.getProperty("basedir", begunIn))
                && (selected.isEmpty() || selected.equals("[]"));
    }

    private static boolean isDebugged() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(a -> a.startsWith("-agentlib:jdwp"));
    }

    private static Optional<Long> number(String parameter, ExtensionContext context) {
        return context.getConfigurationParameter(parameter, Long::valueOf);
    }

    /// Whether no time is left.
    boolean isOver() {
        return !limit.isPositive();
    }
}
