package netcourse.checker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Creates the implementation to judge. If its constructor or static initializer throws, or does
/// not end, a stand-in for it throws the same from each of its methods, so that it gets a verdict
/// as they do.
final class Instantiator {
    private Instantiator() {}

    static Object create(Class<?> contract, Class<?> implementation, Duration limit) {
        FutureTask<Object> made = new FutureTask<>(() -> construct(implementation));
        Thread thread = Thread.ofPlatform().daemon().name("constructor").start(made);
        try {
            return made.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return e.getCause() instanceof NoSuchMethodException missing
                    ? refuse(implementation, missing)
                    : standIn(contract, e.getCause());
        } catch (TimeoutException e) {
            ConstructorHung hung = new ConstructorHung(thread);
            thread.interrupt();
            return standIn(contract, hung);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return standIn(contract, e);
        }
    }

    private static Object construct(Class<?> implementation) throws Exception {
        Constructor<?> constructor = implementation.getDeclaredConstructor();
        constructor.setAccessible(true);
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw e;
            }
        }
    }

    private static Object refuse(Class<?> implementation, Exception cause) {
        throw new IllegalArgumentException(
                implementation.getName() + " needs a constructor without parameters", cause);
    }

    private static Object standIn(Class<?> contract, Throwable thrown) {
        return Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (_, _, _) -> {
                    throw thrown;
                });
    }

    /// Thrown by the methods of an implementation whose constructor does not end.
    static final class ConstructorHung extends Error {
        private static final long serialVersionUID = 1L;

        private final transient Thread thread;

        /// @param thread in which the constructor runs
        ConstructorHung(Thread thread) {
            this.thread = thread;
            setStackTrace(thread.getStackTrace());
        }

        /// Where the constructor stood when its limit had passed.
        Map<Thread, StackTraceElement[]> stacks() {
            return Map.of(thread, getStackTrace());
        }
    }
}
