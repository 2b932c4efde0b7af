package netcourse.common;

/// Stops a program cleanly that is asked to end: by Ctrl-C, by `kill`, or because the terminal
/// closes.
public final class ShutdownHook implements AutoCloseable {
    private final Thread hook;

    private ShutdownHook(Thread hook) {
        this.hook = hook;
    }

    /// Runs `stop` when the process is asked to end, unless this is closed before. The process ends
    /// when `stop` returns, so it should wait for what must not be cut off, a few seconds at most.
    public static ShutdownHook runs(Runnable stop) {
        Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> endWith(stop));
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownHook(hook);
    }

    private static void endWith(Runnable stop) {
        try {
            stop.run();
        } finally {
            ProgramLog.finish();
        }
    }

    /// Removes the hook: the program ends by itself.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is stopping: the hook runs or has run, and cannot be taken back.
        }
    }
}
