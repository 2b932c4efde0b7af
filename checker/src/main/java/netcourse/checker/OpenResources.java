package netcourse.checker;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a trial has opened. All of it is closed when the trial ends, the last first; that frees a
/// thread which waits in a read.
final class OpenResources {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean over;

    synchronized <T extends AutoCloseable> T add(T resource) {
        if (over) {
            close(resource);
            throw new IllegalStateException("the trial is over");
        }
        resources.push(resource);
        return resource;
    }

    synchronized void closeAll() {
        over = true;
        while (!resources.isEmpty()) {
            close(resources.pop());
        }
    }

    /// The verdict is known by now; a socket that fails to close does not change it.
    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.getLogger(OpenResources.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not close " + resource, e);
        }
    }
}
