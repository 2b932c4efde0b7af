package netcourse.lesson02;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import netcourse.authoring.SystemCommand;

/// What the chapter's `tcp-lab.py` prints; a test that needs it is skipped, with that reason, where
/// there is no `python3`.
public final class TcpLab {
    private static final String SCRIPT = "src/main/resources/netcourse/lesson02/tcp-lab.py";

    private TcpLab() {}

    /// @param names of the scenes; none for all of them
    public static List<String> scene(String... names) throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of("python3", SCRIPT), Stream.of(names))
                        .toArray(String[]::new);
        return SystemCommand.lines(command);
    }
}
