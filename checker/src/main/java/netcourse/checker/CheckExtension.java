package netcourse.checker;

import java.lang.reflect.Method;
import netcourse.common.Todo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.TestAbortedException;

/// What [Check] puts on a JUnit class: hands the implementation to the constructor and a [Trial] to
/// each method, runs the method under a limit, and turns what comes of it into a verdict.
public final class CheckExtension
        implements TestInstancePreConstructCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(CheckExtension.class);

    /// For JUnit.
    public CheckExtension() {}

    /// From here on every [Todo] counts, that of a constructor too.
    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext instance, ExtensionContext context) {
        Todo.forget();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Trial.class
                || type.isInterface() && type.isAssignableFrom(implementation(context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Trial.class
                ? trial(context)
                : Instantiator.create(
                        type, implementation(context), CheckSettings.of(context).limit());
    }

    private static Trial trial(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Trial.class,
                        _ -> new Trial(behaviour(context), implementation(context)),
                        Trial.class);
    }

    /// The result of a method if nothing fails.
    private static CheckResult behaviour(ExtensionContext context) {
        return CheckResult.solved(check(context), context.getRequiredTestMethod().getName());
    }

    private static Check check(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(Check.class);
    }

    private static Class<?> implementation(ExtensionContext context) {
        return context.getConfigurationParameter(CheckSettings.IMPLEMENTATION)
                .<Class<?>>map(name -> load(name, context))
                .orElseGet(() -> check(context).exercise());
    }

    /// Whether the learner's own class is judged: of others, no files are written.
    private static boolean isLearners(ExtensionContext context) {
        return context.getConfigurationParameter(CheckSettings.IMPLEMENTATION).isEmpty();
    }

    private static Class<?> load(String name, ExtensionContext context) {
        try {
            return Class.forName(name, false, context.getRequiredTestClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no class " + name, e);
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        CheckSettings settings = CheckSettings.of(context);
        BehaviourCount count = count(context);
        if (settings.isCounting() ? settings.isOver() : count.hasFailed()) {
            invocation.skip();
            throw notJudged(context);
        }
        try {
            judge(invocation, settings, context);
            count.held(method.getExecutable());
        } catch (Failure e) {
            throw settings.isCounting() ? counted(e, context) : reported(e, method, context);
        } catch (Aborted e) {
            throw graded(e, method, context);
        } catch (TestAbortedException e) {
            // An assumption that does not hold: JUnit would count it as nothing, and so as no
            // fault.
            throw graded(aborted(Verdict.ENVIRONMENT, e.getMessage(), context), method, context);
        }
    }

    private static void judge(
            Invocation<Void> invocation, CheckSettings settings, ExtensionContext context)
            throws Throwable {
        Trial trial = trial(context);
        StuckDetector detector = new StuckDetector(settings.limit(), settings.cpuTime());
        Throwable thrown = null;
        try {
            new TrialRunner(trial, detector, settings.farewell()).run(invocation::proceed);
        } catch (Throwable t) {
            thrown = t;
        }
        if (Todo.raised().isPresent()) {
            throw aborted(Verdict.NOT_STARTED, left(Todo.raised().get(), trial), context);
        }
        if (thrown != null) {
            throw trial.diagnosis().verdictOn(thrown);
        }
    }

    /// Which method is still to be written, since some may be.
    private static String left(Todo todo, Trial trial) {
        StackTraceElement[] stack = todo.getStackTrace();
        return stack.length == 0
                ? todo.getMessage()
                : "%s still throws Todo (%s)"
                        .formatted(stack[0].getMethodName(), trial.frames().location(stack[0]));
    }

    private static Aborted aborted(Verdict verdict, String reason, ExtensionContext context) {
        return new Aborted(behaviour(context).with(verdict, "", reason));
    }

    private static Aborted notJudged(ExtensionContext context) {
        return aborted(Verdict.NOT_JUDGED, "an earlier behaviour has failed", context);
    }

    /// Where everything but SOLVED fails: a failure. NOT STARTED is said once for an exercise.
    private static Throwable graded(
            Aborted aborted, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        if (!CheckSettings.of(context).isGrading()) {
            return aborted;
        }
        if (aborted.result().verdict() == Verdict.NOT_STARTED) {
            count(context).failed(method.getExecutable());
        }
        return new Failure(aborted.result(), aborted.getMessage());
    }

    /// In a run that only counts: one that was cut off because the time is over did not fail.
    private static Throwable counted(Failure failure, ExtensionContext context) {
        return CheckSettings.of(context).isOver() ? notJudged(context) : failure;
    }

    /// The failure, which ends the check; if the exercise is WRONG, with how far the learner is.
    private static Failure reported(
            Failure failure, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        BehaviourCount count = count(context);
        count.failed(method.getExecutable());
        CheckSettings settings = CheckSettings.of(context);
        Failure shown =
                isLearners(context)
                        ? trial(context)
                                .writeTraffic(failure)
                                .map(files -> failure.plus("  traffic  " + files))
                                .orElse(failure)
                        : failure;
        return shown.result().verdict() == Verdict.WRONG && settings.countTime().isPositive()
                ? shown.plus("  so far   " + count.complete(implementation(context), settings))
                : shown;
    }

    /// One for the class.
    private static BehaviourCount count(ExtensionContext context) {
        ExtensionContext ofClass = context.getParent().orElse(context);
        return ofClass.getStore(NAMESPACE)
                .computeIfAbsent(
                        BehaviourCount.class,
                        _ -> new BehaviourCount(context.getRequiredTestClass()),
                        BehaviourCount.class);
    }
}
