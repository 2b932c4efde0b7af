package netcourse.checker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs a check in this JVM against any implementation: the learner's, an answer, a mistake.
///
/// A hung implementation leaves a daemon thread running; a process that runs foreign code this way
/// ends with `System.exit`.
public final class CheckRunner {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /// A runner with the default limits, for the learner's own class.
    public CheckRunner() {}

    /// Runs the check against this class instead of the learner's.
    public CheckRunner implementation(Class<?> type) {
        parameters.put(CheckSettings.IMPLEMENTATION, type.getName());
        return this;
    }

    /// Runs a check of nothing: JUnit and the checker are then loaded, and the next check is
    /// quicker.
    public static void warmUp() {
        new CheckRunner().run(CheckOfNothing.class);
    }

    /// Limits each behaviour to so many milliseconds.
    public CheckRunner limitMillis(long millis) {
        parameters.put(CheckSettings.LIMIT_MILLIS, String.valueOf(millis));
        return this;
    }

    /// Takes so many milliseconds of processor time, with nothing moved, for an endless loop.
    public CheckRunner cpuMillis(long millis) {
        parameters.put(CheckSettings.CPU_MILLIS, String.valueOf(millis));
        return this;
    }

    /// Stops at the first behaviour that fails: how many of the others hold is not counted.
    public CheckRunner withoutCount() {
        parameters.put(CheckSettings.COUNT_MILLIS, "0");
        return this;
    }

    /// Blocks until the check has come to its end, which its limits guarantee.
    ///
    /// @throws IllegalArgumentException if the class is no check, or has no behaviours
    public CheckResult run(Class<?> check) {
        ResultCollector collector = new ResultCollector();
        launch(List.of(DiscoverySelectors.selectClass(check)), parameters, collector);
        if (collector.results().isEmpty()) {
            throw new IllegalArgumentException(check.getName() + " is no check, or judges nothing");
        }
        return collector.results().getFirst();
    }

    /// Runs JUnit within this JVM, with one listener. Those on the class path are left out: they
    /// would take this run for the build's own, and to look for them takes time. So does looking
    /// for settings: only those that are given count, and a run like this never grades.
    ///
    /// @param parameters of [CheckSettings]
    static void launch(
            List<DiscoverySelector> what,
            Map<String, String> parameters,
            TestExecutionListener listener) {
        LauncherConfig config =
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .build();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(what)
                        .configurationParameters(parameters)
                        .enableImplicitConfigurationParameters(false)
                        // Else JUnit remarks that the order of a check has no effect.
                        .configurationParameter(
                                ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
                                ClassOrderer.OrderAnnotation.class.getName())
                        .build();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new WithoutFlightRecorder());
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            Launcher launcher = session.getLauncher();
            thread.setContextClassLoader(before);
            launcher.execute(request, listener);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// JUnit writes its steps for Java Flight Recorder wherever it can load it, and to load it
    /// takes as long as all the rest of JUnit. Nobody records here.
    private static final class WithoutFlightRecorder extends ClassLoader {
        private WithoutFlightRecorder() {
            super(CheckRunner.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals("jdk.jfr.FlightRecorder")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
