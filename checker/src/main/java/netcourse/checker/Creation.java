package netcourse.checker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes the implementation to judge. One whose constructor or static initializer throws, or does
/// not end, is judged like one whose methods do: a stand-in throws it from each.
final class Creation {
    private Creation() {}

    static Object of(Class<?> contract, Class<?> implementation, Duration limit) {
        FutureTask<Object> made = new FutureTask<>(() -> construct(implementation));
        Thread thread = Thread.ofPlatform().daemon().name("constructor").start(made);
        try {
            return made.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return e.getCause() instanceof NoSuchMethodException missing
                    ? refuse(implementation, missing)
                    : standIn(contract, e.getCause());
        } catch (TimeoutException e) {
            Unborn unborn = new Unborn(thread);
            thread.interrupt();
            return standIn(contract, unborn);
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
}
