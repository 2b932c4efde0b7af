package netcourse.lesson01.demo;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Hex;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads the same bytes as unsigned and signed numbers in both byte orders, as floats and as text.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Reads the same bytes as unsigned, as signed, as floating point and as text.",
            "Numbers are read in both byte orders."
        })
public final class FourReadings implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "HEX",
            description = "1, 2, 4 or 8 bytes (default: c3 a9 c2 a3).")
    private List<String> hex = List.of("c3 a9 c2 a3");

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FourReadings(), args);
    }

    @Override
    public Integer call() {
        byte[] bytes = bytes();
        System.out.printf("the bytes: %s%n%n", Hex.format(bytes));
        row("", "big-endian", "little-endian");
        NumberReading big = NumberReading.of(bytes, ByteOrder.BIG_ENDIAN);
        NumberReading little = NumberReading.of(bytes, ByteOrder.LITTLE_ENDIAN);
        row("unsigned", big.unsigned(), little.unsigned());
        row("signed", big.signed(), little.signed());
        if (bytes.length > 1) {
            row("floating point", big.floating().toString(), little.floating().toString());
            row("  sign", big.floating().sign(), little.floating().sign());
            row("  exponent", big.floating().exponent(), little.floating().exponent());
            row("  fraction", big.floating().fraction(), little.floating().fraction());
        }
        System.out.println();
        for (TextReading text : TextReading.values()) {
            System.out.printf("%-16s  %s%n", text.charset(), text.read(bytes));
        }
        return 0;
    }

    private byte[] bytes() {
        try {
            byte[] bytes = Hex.parse(String.join(" ", hex));
            if (!Arrays.asList(1, 2, 4, 8).contains(bytes.length)) {
                throw new IllegalArgumentException(
                        "there must be 1, 2, 4 or 8 bytes, were " + bytes.length);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void row(String what, String big, String little) {
        System.out.println("%-16s  %-30s  %s".formatted(what, big, little).stripTrailing());
    }
}
