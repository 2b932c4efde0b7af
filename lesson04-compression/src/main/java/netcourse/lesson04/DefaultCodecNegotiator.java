package netcourse.lesson04;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.CodecNegotiator;

/// The program's own way to negotiate a codec.
final class DefaultCodecNegotiator implements CodecNegotiator {
    private static final String ANY = "*";
    private static final int WHOLE = 1000;

    /// A token (RFC 9110, 5.6.2), blanks, and what follows a semicolon.
    private static final Pattern ELEMENT =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*(?:;[ \t]*(.*))?");

    /// RFC 9110, 12.4.2.
    private static final Pattern QUALITY =
            Pattern.compile("[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)");

    @Override
    public Optional<String> choose(String accepted, List<String> supported)
            throws ProtocolException {
        Map<String, Integer> qualities = parse(accepted);
        int others = qualities.getOrDefault(ANY, 0);
        int identity = qualities.getOrDefault(IDENTITY, others);
        String best = null;
        int highest = 0;
        for (String name : supported) {
            int quality = qualities.getOrDefault(name, others);
            if (quality > highest) {
                best = name;
                highest = quality;
            }
        }
        if (best != null && highest >= identity) {
            return Optional.of(best);
        }
        boolean excluded = qualities.containsKey(IDENTITY) || qualities.containsKey(ANY);
        return identity > 0 || !excluded ? Optional.of(IDENTITY) : Optional.empty();
    }

    /// The quality of each name that is listed, in thousandths.
    private static Map<String, Integer> parse(String accepted) throws ProtocolException {
        if (accepted.length() > MAX_CHARACTERS) {
            throw new ProtocolException(
                    "codings must have at most %d characters, had %d"
                            .formatted(MAX_CHARACTERS, accepted.length()));
        }
        Map<String, Integer> qualities = new HashMap<>();
        for (String part : accepted.split(",")) {
            String element = part.replaceAll("^[ \t]+|[ \t]+$", "");
            if (!element.isEmpty()) {
                put(element, qualities);
            }
        }
        return qualities;
    }

    private static void put(String text, Map<String, Integer> qualities) throws ProtocolException {
        Matcher element = ELEMENT.matcher(text);
        if (!element.matches()) {
            throw new ProtocolException("bad coding \"" + text + "\"");
        }
        String parameter = element.group(2);
        int quality = parameter == null ? WHOLE : quality(parameter);
        qualities.putIfAbsent(element.group(1).toLowerCase(Locale.ROOT), quality);
    }

    private static int quality(String text) throws ProtocolException {
        Matcher quality = QUALITY.matcher(text);
        if (!quality.matches()) {
            throw new ProtocolException("bad quality \"" + text + "\"");
        }
        return (int) Math.round(Double.parseDouble(quality.group(1)) * WHOLE);
    }
}
