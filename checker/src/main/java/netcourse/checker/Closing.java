package netcourse.checker;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a trial opened, closed in the opposite order; closing frees threads that wait in a read.
final class Closing {
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

    /// The verdict stands when this runs; a socket that fails to close has nothing to add to it.
    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.getLogger(Closing.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not close " + resource, e);
        }
    }
}
