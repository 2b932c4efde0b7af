package netcourse.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course completion`.
@Command(
        name = "completion",
        description = {
            "Prints a script with which bash and zsh complete what you type.",
            "For this shell: source <(./course completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine root = spec.root().commandLine();
        for (CommandLine command : root.getSubcommands().values()) {
            addNames(command.getCommandSpec());
        }
        course.screen(spec).line(AutoComplete.bash(root.getCommandName(), root));
        return ExitStatus.OK;
    }

    /// Commands and options are known to the parser; exercises, lessons and programs are not.
    private void addNames(CommandSpec command) throws IOException {
        for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
            command.remove(parameter);
            command.addPositional(
                    PositionalParamSpec.builder(parameter)
                            .completionCandidates(names(parameter.paramLabel()))
                            .build());
        }
    }

    private List<String> names(String label) throws IOException {
        Catalog catalog = course.catalog();
        List<String> names = new ArrayList<>();
        for (Lesson lesson : catalog.lessons()) {
            if (label.contains("LESSON")) {
                names.add(String.valueOf(lesson.number()));
            }
            if (label.contains("ID")) {
                catalog.exercises(lesson).forEach(e -> names.add(e.id()));
            }
            if (label.contains("PROGRAM")) {
                DemoProgram.of(lesson).forEach(p -> names.add(p.name()));
            }
        }
        return names;
    }
}
