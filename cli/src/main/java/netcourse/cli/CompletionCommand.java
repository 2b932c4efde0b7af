package netcourse.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course completion`.
@Command(
        name = "completion",
        description = {
            "Prints a script with which bash and zsh complete commands and options.",
            "For this shell: source <(./course completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        course.screen(spec).line(AutoComplete.bash(root.getCommandName(), root));
        return ExitStatus.OK;
    }
}
