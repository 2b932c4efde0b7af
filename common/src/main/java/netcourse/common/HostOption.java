package netcourse.common;

import picocli.CommandLine.Option;

/// The option `--host` of every program, as a picocli mixin.
public final class HostOption {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Host name or address (default: ${DEFAULT-VALUE}).")
    private String host;

    /// The host as it was given.
    public String host() {
        return host;
    }
}
