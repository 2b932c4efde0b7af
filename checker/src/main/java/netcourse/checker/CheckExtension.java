package netcourse.checker;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
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
    /// Configuration parameter: the class to judge instead of the learner's.
    public static final String IMPLEMENTATION = "netcourse.implementation";

    /// Configuration parameter: the limit of one behaviour in milliseconds; 10000 by default.
    public static final String LIMIT_MILLIS = "netcourse.limitMillis";

    /// Configuration parameter: so many milliseconds of processor time in which nothing moves are a
    /// loop without an end; 2000 by default, of which no step of a check takes a fourth.
    public static final String CPU_MILLIS = "netcourse.cpuMillis";

    /// Configuration parameter: `true` makes everything but SOLVED fail.
    public static final String GRADE = "netcourse.grade";

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
                : Creation.of(type, implementation(context), limit(context));
    }

    private static Trial trial(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Trial.class,
                        _ ->
                                new Trial(
                                        check(context),
                                        context.getRequiredTestMethod().getName(),
                                        implementation(context)),
                        Trial.class);
    }

    private static Check check(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(Check.class);
    }

    private static Class<?> implementation(ExtensionContext context) {
        return context.getConfigurationParameter(IMPLEMENTATION)
                .<Class<?>>map(name -> load(name, context))
                .orElseGet(() -> check(context).exercise());
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
        Stopped stopped = stopped(context);
        if (stopped.reason != null) {
            invocation.skip();
            throw new NotJudged(stopped.reason);
        }
        try {
            judge(invocation, trial(context), context);
        } catch (Failure e) {
            stopped.reason = "not judged: " + e.verdict() + " before";
            throw e;
        } catch (Aborted e) {
            throw graded(e, context);
        } catch (TestAbortedException e) {
            // An assumption that does not hold: JUnit would count it as nothing, and so as no
            // fault.
            throw graded(new Aborted(Verdict.ENVIRONMENT, e.getMessage()), context);
        }
    }

    private static void judge(Invocation<Void> invocation, Trial trial, ExtensionContext context)
            throws Throwable {
        Throwable thrown = null;
        try {
            new TrialRunner(trial, limit(context), cpuTime(context)).run(invocation::proceed);
        } catch (Throwable t) {
            thrown = t instanceof Unborn unborn ? unborn.failure(trial) : t;
        }
        if (Todo.raised().isPresent()) {
            throw new Aborted(Verdict.NOT_STARTED, left(Todo.raised().get()));
        }
        if (thrown != null) {
            throw trial.diagnosis().judged(thrown);
        }
    }

    /// Which method is still to be written, since some may be.
    private static String left(Todo todo) {
        StackTraceElement[] stack = todo.getStackTrace();
        return stack.length == 0
                ? todo.getMessage()
                : "%s still throws Todo (%s:%d)"
                        .formatted(
                                stack[0].getMethodName(),
                                stack[0].getFileName(),
                                stack[0].getLineNumber());
    }

    private static Throwable graded(Aborted aborted, ExtensionContext context) {
        boolean grade =
                context.getConfigurationParameter(GRADE).map(Boolean::parseBoolean).orElse(false);
        return grade
                ? new Failure(
                        aborted.verdict(), aborted.getMessage(), null, aborted.getMessage(), null)
                : aborted;
    }

    private static Duration limit(ExtensionContext context) {
        return millis(LIMIT_MILLIS, context).orElse(Duration.ofSeconds(10));
    }

    private static Duration cpuTime(ExtensionContext context) {
        return millis(CPU_MILLIS, context).orElse(Duration.ofSeconds(2));
    }

    private static Optional<Duration> millis(String parameter, ExtensionContext context) {
        return context.getConfigurationParameter(
                parameter, text -> Duration.ofMillis(Long.parseLong(text)));
    }

    /// One for the class: why its further methods are not judged.
    private static Stopped stopped(ExtensionContext context) {
        ExtensionContext ofClass = context.getParent().orElse(context);
        return ofClass.getStore(NAMESPACE)
                .computeIfAbsent(Stopped.class, _ -> new Stopped(), Stopped.class);
    }

    private static final class Stopped {
        private String reason;
    }
}
