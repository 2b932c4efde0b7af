package netcourse.checker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs a check in this JVM against any implementation: the learner's, an answer, a mistake.
///
/// A hung implementation leaves a daemon thread behind; a process that runs foreign code this way
/// ends with `System.exit`.
public final class Judge {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /// A judge with the default limit, for the learner's own class.
    public Judge() {}

    /// Judges this class in place of the learner's.
    public Judge implementation(Class<?> type) {
        parameters.put(CheckExtension.IMPLEMENTATION, type.getName());
        return this;
    }

    /// Limits each behaviour to so many milliseconds.
    public Judge limitMillis(long millis) {
        parameters.put(CheckExtension.LIMIT_MILLIS, String.valueOf(millis));
        return this;
    }

    /// Takes so many milliseconds of processor time, with nothing moved, for a loop without an end.
    public Judge cpuMillis(long millis) {
        parameters.put(CheckExtension.CPU_MILLIS, String.valueOf(millis));
        return this;
    }

    /// Blocks until the check has come to its end, which its limits guarantee.
    ///
    /// @throws IllegalArgumentException if the class is no check, or has no behaviours
    public Judgement judge(Class<?> check) {
        VerdictCollector collector = new VerdictCollector();
        // No listeners from the class path: they would take this run for the build's own.
        LauncherConfig config =
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .build();
        Launcher launcher = LauncherFactory.create(config);
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(check))
                        .configurationParameters(parameters)
                        .configurationParameter(CheckExtension.GRADE, "false")
                        .build(),
                collector);
        Judgement judgement = collector.judgements().get(check);
        if (judgement == null) {
            throw new IllegalArgumentException(check.getName() + " is no check, or judges nothing");
        }
        return judgement;
    }
}
