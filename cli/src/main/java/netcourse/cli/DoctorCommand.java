package netcourse.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course doctor`.
@Command(
        name = "doctor",
        description = {
            "Looks for what the course needs on this machine.",
            "If something is missing, it says what to do. It ends with status 4 if nothing works"
                    + " without it."
        })
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Screen screen = course.screen(spec);
        List<Probe> probes = new Machine(course.root()).probes();
        for (Probe probe : probes) {
            String colour = probe.ok() ? "green" : probe.needed() ? "red" : "yellow";
            screen.line(
                    "  %-16s %s %s"
                            .formatted(
                                    probe.name(),
                                    screen.inColour(colour, "%-8s".formatted(probe.word())),
                                    probe.text()));
        }
        boolean missing = probes.stream().anyMatch(p -> p.needed() && !p.ok());
        screen.line(missing ? "something is missing, see above" : "the course can run here");
        return missing ? ExitStatus.ENVIRONMENT : ExitStatus.OK;
    }
}
