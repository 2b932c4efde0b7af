package netcourse.lesson03;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import netcourse.lesson03.exercise.AnswerMatcher;

/// Moves a matcher on to a much later sequence, as if all requests between had been made and
/// answered: 4294967296 of them would take minutes.
///
/// Its counter is whatever number among its fields has followed the sequences so far: always equal
/// to the last one, or always one more.
final class SequenceCounter {
    private final Object matcher;
    private List<Slot> slots = new ArrayList<>();
    private boolean isNew = true;

    /// @param ahead of the last sequence, 0 or 1
    private record Slot(Field field, long ahead) {}

    SequenceCounter(AnswerMatcher matcher) {
        this.matcher = matcher;
    }

    /// Looks which fields have followed; to be called after each request.
    void follow(long last) throws IllegalAccessException {
        List<Slot> candidates = isNew ? candidates() : slots;
        slots = new ArrayList<>();
        isNew = false;
        for (Slot slot : candidates) {
            if (read(slot.field) == last + slot.ahead) {
                slots.add(slot);
            }
        }
    }

    private List<Slot> candidates() {
        List<Slot> all = new ArrayList<>();
        for (Class<?> type = matcher.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    all.add(new Slot(field, 0));
                    all.add(new Slot(field, 1));
                }
            }
        }
        return all;
    }

    private long read(Field field) throws IllegalAccessException {
        return switch (field.get(matcher)) {
            case Integer n -> n;
            case Long n -> n;
            case AtomicInteger n -> n.get();
            case AtomicLong n -> n.get();
            case null, default -> -1;
        };
    }

    /// Returns whether there was a counter to move.
    boolean moveTo(long last) throws IllegalAccessException {
        for (Slot slot : slots) {
            long value = last + slot.ahead;
            switch (slot.field.get(matcher)) {
                case Integer _ -> slot.field.set(matcher, (int) value);
                case AtomicInteger n -> n.set((int) value);
                case AtomicLong n -> n.set(value);
                default -> slot.field.set(matcher, value);
            }
        }
        return !slots.isEmpty();
    }
}
