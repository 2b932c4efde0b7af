package netcourse.lesson05;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netcourse.checker.CallResult;
import org.junit.jupiter.api.function.Executable;

/// Sets an object's counters forward, so that a check need not count 65,536 records: that takes
/// most of a second. A check believes only what turns out right then; for anything else it counts.
final class Counters {
    private Counters() {}

    /// Calls three times, and sets what went up by 1 each time as if it had been called so often.
    ///
    /// @return whether there is such a field, an int or a long
    static boolean jump(Object object, Executable call, long times) throws Exception {
        List<Field> counters = numbers(object.getClass());
        Map<Field, Long> before = values(counters, object);
        for (int i = 1; i <= 3; i++) {
            CallResult.of(call);
            Map<Field, Long> now = values(counters, object);
            int calls = i;
            counters.removeIf(f -> now.get(f) - before.get(f) != calls);
        }
        for (Field each : counters) {
            set(each, object, before.get(each) + times);
        }
        return !counters.isEmpty();
    }

    private static List<Field> numbers(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> t = type; t.getClassLoader() != null; t = t.getSuperclass()) {
            Arrays.stream(t.getDeclaredFields())
                    .filter(f -> f.getType() == int.class || f.getType() == long.class)
                    .filter(f -> !Modifier.isStatic(f.getModifiers()) && f.trySetAccessible())
                    .forEach(fields::add);
        }
        return fields;
    }

    private static Map<Field, Long> values(List<Field> fields, Object of) throws Exception {
        Map<Field, Long> values = new HashMap<>();
        for (Field each : fields) {
            values.put(each, each.getLong(of));
        }
        return values;
    }

    private static void set(Field field, Object of, long value) throws Exception {
        if (field.getType() == int.class) {
            field.setInt(of, (int) value);
        } else {
            field.setLong(of, value);
        }
    }
}
