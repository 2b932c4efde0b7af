package netcourse.common;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option `--port` of every program, as a picocli mixin. The default is the article's port,
/// 12580.
public final class PortOption {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "12580",
            converter = PortConverter.class,
            description =
                    "TCP or UDP port, 0..65535; a server takes a free one for 0 (default: ${DEFAULT-VALUE}).")
    private int port;

    /// The port, 0 … 65535.
    public int port() {
        return port;
    }

    static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            // Long.parseLong takes the digits of every script.
            if (!text.matches("-?[0-9]{1,18}")) {
                throw new TypeConversionException("port must be 0..65535, was \"" + text + "\"");
            }
            try {
                return Endpoint.checkPort(Long.parseLong(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
