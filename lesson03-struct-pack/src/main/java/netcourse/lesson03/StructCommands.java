package netcourse.lesson03;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.common.Hex;

/// What the struct shell understands: a line in, lines out.
public final class StructCommands {
    /// For a person to look at; more is for a program.
    static final int MAX_BYTES = 4096;

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final List<String> HELP =
            List.of(
                    "pack FORMAT VALUE...    values to bytes:  pack !2sBH NC 1 0x50",
                    "unpack FORMAT HEX...    bytes to values:  unpack @BI 01 00 00 00 2a000000",
                    "size FORMAT             how many bytes, and how many values",
                    "help                    this",
                    "quit                    or Ctrl-D, or Ctrl-C",
                    "A format or a text with blanks goes into quotes. Bytes may be hexadecimal: 0x4e43.");

    private StructCommands() {}

    /// The words of a line: separated by blanks, or in quotes of either kind.
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(quoted == null ? matcher.group(3) : quoted);
        }
        return words;
    }

    /// Does what the words say.
    ///
    /// @throws IllegalArgumentException says what is wrong, in one line
    public static List<String> answer(List<String> words) {
        String command = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (command) {
            case "pack" -> pack(struct(rest), rest.subList(1, rest.size()));
            case "unpack" -> unpack(struct(rest), String.join(" ", rest.subList(1, rest.size())));
            case "size" -> List.of(size(struct(rest)));
            case "help" -> HELP;
            default ->
                    throw new IllegalArgumentException(
                            "command must be pack, unpack, size, help or quit, was \"%s\""
                                    .formatted(command));
        };
    }

    private static Struct struct(List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a format must follow, such as !2sBBHHII");
        }
        Struct struct = Struct.of(words.getFirst());
        if (struct.size() > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "size must be 0..%d here, was %d".formatted(MAX_BYTES, struct.size()));
        }
        return struct;
    }

    private static List<String> pack(Struct struct, List<String> words) {
        byte[] bytes = struct.pack(ValueWords.values(struct, words));
        List<String> lines = new ArrayList<>();
        lines.add(size(struct) + (bytes.length == 0 ? "" : ": " + Hex.format(bytes)));
        lines.addAll(AnnotatedBytes.lines(struct, bytes));
        return lines;
    }

    private static List<String> unpack(Struct struct, String hex) {
        return AnnotatedBytes.lines(struct, Hex.parse(hex));
    }

    private static String size(Struct struct) {
        return "%s, %s"
                .formatted(plural(struct.size(), "byte"), plural(struct.valueCount(), "value"));
    }

    private static String plural(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
