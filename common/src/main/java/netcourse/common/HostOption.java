package netcourse.common;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option `--host` of every program, as a picocli mixin.
public final class HostOption {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            converter = HostConverter.class,
            description = "Host name or address (default: ${DEFAULT-VALUE}).")
    private String host;

    /// The host as it was given.
    public String host() {
        return host;
    }

    static final class HostConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                return new Endpoint(text, 0).host();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
