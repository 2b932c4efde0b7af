package netcourse.checker;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/// Finds out, every time, whether a call changes plain state without a lock: it holds every lock
/// that the object has, calls in a second thread, and looks at the fields. A call that takes a lock
/// waits and changes nothing; what changed all the same has no lock.
///
/// Plain are fields that are neither final nor volatile, and maps and collections of `java.util`.
/// Locks are the monitors of the object and of what its fields hold, and what
/// `java.util.concurrent` has: a lock of the object's own making over plain state is not known.
public final class UnlockedState {
    private final Map<Object, String> objects = new IdentityHashMap<>();
    private final String home;

    /// @param owner tells two objects with the same field apart
    private record Place(String field, int owner) {}

    private UnlockedState(Object of) {
        home = of.getClass().getPackageName();
        add(of, "this");
    }

    /// Calls, and returns the name of a field that changed without a lock.
    public static Optional<String> changedBy(Trial trial, Object of, Callable<?> call)
            throws Exception {
        UnlockedState state = new UnlockedState(of);
        Map<Place, Object> before = state.plain();
        Map<Place, Object> after = state.seenDuring(trial, state::plain, call);
        return before.keySet().stream()
                .filter(k -> !Objects.equals(before.get(k), after.get(k)))
                .findFirst()
                .map(Place::field);
    }

    /// The same for what an object of the JDK has inside.
    ///
    /// @param look gives what it has inside, before the call and after it
    public static boolean isChangedBy(Trial trial, Object of, Supplier<?> look, Callable<?> call)
            throws Exception {
        Object before = look.get();
        return !before.equals(new UnlockedState(of).seenDuring(trial, look, call));
    }

    /// What the object's fields hold of this type, static ones too.
    public static <T> List<T> kept(Object of, Class<T> type) {
        return new UnlockedState(of)
                .objects.keySet().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// What is to be seen after the call, or after as much of it as takes no lock.
    private <T> T seenDuring(Trial trial, Supplier<T> look, Callable<?> call) throws Exception {
        Object[] locks = objects.keySet().toArray();
        ConcurrentCall<?>[] other = new ConcurrentCall<?>[1];
        List<T> seen = new ArrayList<>();
        holding(
                locks,
                0,
                () -> {
                    other[0] = ConcurrentCall.start(trial, "thread B", call);
                    seen.add(look.get());
                });
        other[0].result();
        return seen.getFirst();
    }

    /// Everything that may be a lock, or holds one: of the learner's own classes the fields, too.
    private void add(Object object, String name) {
        if (object == null || objects.containsKey(object)) {
            return;
        }
        objects.put(object, name);
        if (object instanceof Object[] array) {
            for (Object element : array) {
                add(element, name);
            }
        } else if (object.getClass().getPackageName().equals(home)) {
            objects.put(object.getClass(), name);
            fields(object).forEach((field, value) -> add(value, field.getName()));
        }
    }

    private Map<Field, Object> fields(Object object) {
        Map<Field, Object> values = new LinkedHashMap<>();
        for (Class<?> type = object.getClass();
                type != null && type.getPackageName().equals(home);
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                try {
                    field.setAccessible(true);
                    values.put(field, field.get(object));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return values;
    }

    /// What a thread may not change without a lock.
    private Map<Place, Object> plain() {
        Map<Place, Object> values = new LinkedHashMap<>();
        objects.forEach((object, name) -> {
            int owner = System.identityHashCode(object);
            if (isPlainCollection(object)) {
                values.put(new Place(name, owner), size(object));
            } else if (object.getClass().getPackageName().equals(home)) {
                fields(object)
                        .forEach((field, value) -> {
                            if (isPlain(field)) {
                                values.put(new Place(field.getName(), owner), value(field, value));
                            }
                        });
            }
        });
        return values;
    }

    /// A reference counts as what it refers to, and not as what that holds.
    private static Object value(Field field, Object value) {
        return field.getType().isPrimitive() ? value : System.identityHashCode(value);
    }

    private static boolean isPlain(Field field) {
        return (field.getModifiers() & (Modifier.FINAL | Modifier.VOLATILE)) == 0;
    }

    private static boolean isPlainCollection(Object object) {
        return (object instanceof Map || object instanceof Collection)
                && object.getClass().getPackageName().equals("java.util");
    }

    private static int size(Object object) {
        return object instanceof Map<?, ?> map ? map.size() : ((Collection<?>) object).size();
    }

    private static void holding(Object[] locks, int at, Runnable body) {
        if (at == locks.length) {
            body.run();
            return;
        }
        Runnable release = acquire(locks[at]);
        try {
            synchronized (locks[at]) {
                holding(locks, at + 1, body);
            }
        } finally {
            release.run();
        }
    }

    private static Runnable acquire(Object lock) {
        switch (lock) {
            case Lock l -> {
                l.lock();
                return l::unlock;
            }
            case ReadWriteLock l -> {
                l.writeLock().lock();
                return l.writeLock()::unlock;
            }
            case StampedLock l -> {
                long stamp = l.writeLock();
                return () -> l.unlockWrite(stamp);
            }
            case Semaphore s -> {
                int permits = s.drainPermits();
                return () -> s.release(permits);
            }
            case AtomicBoolean b -> {
                boolean was = b.getAndSet(true);
                return () -> b.set(was);
            }
            default -> {
                return () -> {};
            }
        }
    }
}
