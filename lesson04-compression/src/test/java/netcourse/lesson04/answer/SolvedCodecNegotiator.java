package netcourse.lesson04.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.CodecNegotiator;

/// The answer to exercise 4.7.
public class SolvedCodecNegotiator implements CodecNegotiator {
    /// Nothing but blanks; or group 1 is the name, and group 2 its quality, if it has one.
    private static final Pattern ELEMENT =
            Pattern.compile(
                    "[ \t]*(?:([\\w!#$%&'*+.^`|~-]+)"
                            + "(?:[ \t]*;[ \t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?[ \t]*)?");

    @Override
    public Optional<String> choose(String accepted, List<String> supported)
            throws ProtocolException {
        Map<String, Double> qualities = qualities(accepted);
        List<String> candidates = new ArrayList<>(supported);
        candidates.add(IDENTITY);
        Optional<String> best = Optional.empty();
        double highest = 0;
        for (String name : candidates) {
            double ifUnnamed = name.equals(IDENTITY) ? Double.MIN_VALUE : 0; // the last resort
            double others = qualities.getOrDefault("*", ifUnnamed);
            double quality = qualities.getOrDefault(name, others);
            if (quality > highest) {
                highest = quality;
                best = Optional.of(name);
            }
        }
        return best;
    }

    private static Map<String, Double> qualities(String accepted) throws ProtocolException {
        if (accepted.length() > MAX_CHARACTERS) {
            throw new ProtocolException("more than %d characters".formatted(MAX_CHARACTERS));
        }
        Map<String, Double> qualities = new HashMap<>();
        for (String text : accepted.split(",")) {
            Matcher element = ELEMENT.matcher(text);
            if (!element.matches()) {
                throw new ProtocolException("bad element \"%s\"".formatted(text));
            }
            if (element.group(1) != null) {
                String name = element.group(1).toLowerCase(Locale.ROOT);
                String quality = element.group(2);
                qualities.putIfAbsent(name, quality == null ? 1 : Double.parseDouble(quality));
            }
        }
        return qualities;
    }
}
