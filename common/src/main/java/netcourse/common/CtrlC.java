package netcourse.common;

/// What a program does when it is told to stop: by Ctrl-C, by `kill`, or because the terminal
/// closes.
public final class CtrlC implements AutoCloseable {
    private final Thread hook;

    private CtrlC(Thread hook) {
        this.hook = hook;
    }

    /// Runs `stop` when the program is told to stop, unless this is closed before. The process ends
    /// when `stop` returns, so it should wait for what must not be cut off, a few seconds at most.
    public static CtrlC runs(Runnable stop) {
        Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> endWith(stop));
        Runtime.getRuntime().addShutdownHook(hook);
        return new CtrlC(hook);
    }

    private static void endWith(Runnable stop) {
        try {
            stop.run();
        } finally {
            ProgramLog.finish();
        }
    }

    /// The program ends by itself: nothing needs to be stopped any more.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is stopping: the hook runs or has run, and cannot be taken back.
        }
    }
}
