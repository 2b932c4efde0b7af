package netcourse.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

/// One thing that the course needs of a machine, and what came of looking at it.
///
/// @param name `loopback IPv6`
/// @param needed whether nothing works without it; otherwise something is skipped
/// @param ok whether it is as it should be
/// @param text what was found; if it is not ok, what to do
record Probe(String name, boolean needed, boolean ok, String text) {
    static Probe ok(String name, String found) {
        return new Probe(name, true, true, found);
    }

    static Probe missing(String name, String advice) {
        return new Probe(name, true, false, advice);
    }

    /// Something that a part of the course can do without.
    static Probe optional(String name, String advice) {
        return new Probe(name, false, false, advice);
    }

    /// The result of a look that may fail, which is then the reason.
    static Probe of(String name, Callable<Probe> look) {
        try {
            return look.call();
        } catch (IOException | RuntimeException e) {
            return optional(name, e.toString());
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            return optional(name, e.toString());
        }
    }

    String word() {
        if (ok) {
            return "ok";
        }
        return needed ? "MISSING" : "without";
    }
}
