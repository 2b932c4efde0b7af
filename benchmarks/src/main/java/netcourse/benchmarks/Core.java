package netcourse.benchmarks;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/// Where a process may run.
enum Core {
    SERVER("0"),
    LOAD("1"),
    ANY("");

    private final String number;

    Core(String number) {
        this.number = number;
    }

    /// What stands before the command; nothing for [#ANY].
    List<String> prefix() {
        return this == ANY ? List.of() : List.of("taskset", "-c", number);
    }

    /// Whether this machine has `taskset` and a core for either side.
    static boolean pinnable() {
        return Runtime.getRuntime().availableProcessors() > 1
                && Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, "taskset").canExecute());
    }
}
