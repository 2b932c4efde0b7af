package netcourse.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts this process anew in its own place, with execv(3): the only end for a thread that runs in
/// a loop and looks at no interrupt. It would keep a processor busy for as long as `watch` runs,
/// and each such save would add another.
final class Renewal {
    private static final long GRACE_MILLIS = 100;

    private Renewal() {}

    /// Whether a thread still runs a class that a learner edits.
    static boolean isNeeded() throws InterruptedException {
        for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
            Thread thread = entry.getKey();
            boolean learners =
                    Arrays.stream(entry.getValue())
                            .anyMatch(f -> f.getClassName().contains(".exercise.My"));
            if (learners && thread.getState() == Thread.State.RUNNABLE) {
                thread.join(GRACE_MILLIS);
                if (thread.getState() == Thread.State.RUNNABLE) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Does not return where this succeeds. On Windows, and where the system does not say how this
    /// process was started, nothing happens.
    ///
    /// @param arguments of the command
    static void begin(List<String> arguments) {
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> before = Arrays.asList(info.arguments().orElse(new String[0]));
        int main = before.indexOf(Course.class.getName());
        Optional<MemorySegment> function = Linker.nativeLinker().defaultLookup().find("execv");
        if (info.command().isEmpty() || main < 0 || function.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(List.of(info.command().get()));
        all.addAll(before.subList(0, main + 1));
        all.addAll(arguments);
        exec(function.get(), all);
    }

    /// The scripts give the command access to native code.
    @SuppressWarnings("restricted")
    private static void exec(MemorySegment function, List<String> command) {
        MethodHandle execv =
                Linker.nativeLinker()
                        .downcallHandle(
                                function,
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            // The null pointer at its end is there already.
            MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1);
            for (int i = 0; i < command.size(); i++) {
                words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
            }
            // It returns only if it failed.
            int _ = (int) execv.invokeExact(arena.allocateFrom(command.getFirst()), words);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
