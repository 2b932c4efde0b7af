package netcourse.lesson04.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.CodecNegotiator;

/// Unusual solutions of exercise 4.7, negotiate a codec, which are right.
public final class CodecNegotiatorAlternatives {
    private CodecNegotiatorAlternatives() {}

    @Alternative(
            """
            keeps no map: looks through the elements again for each candidate; counts a quality in
            thousandths, and reads it character by character
            """)
    public static class LooksAgainForEachCandidate implements CodecNegotiator {
        private record Element(String name, int thousandths) {}

        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            refuseUnless(
                    accepted.length() <= 1000, "not 0..1000 characters, but " + accepted.length());
            List<String> texts =
                    Stream.of(accepted.split(","))
                            .map(LooksAgainForEachCandidate::strip)
                            .filter(text -> !text.isEmpty())
                            .toList();
            Element[] elements = new Element[texts.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = element(texts.get(i));
            }
            return Stream.concat(supported.stream(), Stream.of("identity"))
                    .map(name -> new Element(name, thousandths(elements, name)))
                    .filter(candidate -> candidate.thousandths >= 0)
                    // min() takes the first of equals
                    .min(Comparator.comparingInt(candidate -> -candidate.thousandths))
                    .map(Element::name);
        }

        /// -1 if it may not be chosen.
        private static int thousandths(Element[] elements, String name) {
            for (String wanted : List.of(name, "*")) {
                for (Element element : elements) {
                    if (element.name.equalsIgnoreCase(wanted)) {
                        return element.thousandths == 0 ? -1 : element.thousandths;
                    }
                }
            }
            return name.equals("identity") ? 0 : -1;
        }

        private static Element element(String text) throws ProtocolException {
            int semicolon = text.indexOf(';');
            String name = semicolon < 0 ? text : strip(text.substring(0, semicolon));
            refuseUnless(!name.isEmpty(), "no name: " + text);
            for (char c : name.toCharArray()) {
                boolean token = c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
                refuseUnless(token, "no token: " + name);
            }
            return new Element(
                    name, semicolon < 0 ? 1000 : quality(strip(text.substring(semicolon + 1))));
        }

        private static int quality(String parameter) throws ProtocolException {
            int length = parameter.length();
            boolean right =
                    (parameter.startsWith("q=") || parameter.startsWith("Q="))
                            && (length == 3
                                    || length > 3 && length < 8 && parameter.charAt(3) == '.');
            int thousandths = 0;
            for (int i = 0, worth = 1000; right && i < length - 2; i++) {
                if (i != 1) {
                    int digit = parameter.charAt(i + 2) - '0';
                    right = digit >= 0 && digit <= 9;
                    thousandths += digit * worth;
                    worth /= 10;
                }
            }
            refuseUnless(right && thousandths <= 1000, "no quality: " + parameter);
            return thousandths;
        }

        private static String strip(String text) {
            int from = 0;
            int to = text.length();
            while (from < to && " \t".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            while (from < to && " \t".indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            return text.substring(from, to);
        }

        private static void refuseUnless(boolean right, String otherwise) throws ProtocolException {
            if (!right) {
                throw new ProtocolException(otherwise);
            }
        }
    }

    @Alternative(
            """
            goes through the text once, character by character, with a state; sorts all that may be
            chosen; keeps a quality as a text of four digits
            """)
    public static class ScansTheText implements CodecNegotiator {
        private static final String TOKEN = "!#$%&'*+-.^_`|~";

        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            if (accepted.length() > MAX_CHARACTERS) {
                throw new ProtocolException("limit: " + MAX_CHARACTERS);
            }
            Map<String, String> digits = new LinkedHashMap<>();
            int from = 0;
            for (int at = 0; at <= accepted.length(); at++) {
                if (at == accepted.length() || accepted.charAt(at) == ',') {
                    read(accepted.substring(from, at), digits);
                    from = at + 1;
                }
            }
            String star = digits.get("*");
            List<String> names = new ArrayList<>(supported);
            names.add("identity");
            Map<String, String> open = new LinkedHashMap<>();
            for (String name : names) {
                String unnamed = name.equals("identity") ? "0000+" : "0000";
                String quality = digits.getOrDefault(name, star == null ? unnamed : star);
                if (!quality.equals("0000")) {
                    open.put(name, quality);
                }
            }
            return open.entrySet().stream()
                    .sorted(Map.Entry.<String, String>comparingByValue().reversed()) // is stable
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        private static void read(String element, Map<String, String> digits)
                throws ProtocolException {
            String text = blanksOff(element);
            if (text.isEmpty()) {
                return;
            }
            int semicolon = text.indexOf(';');
            String name = blanksOff(semicolon < 0 ? text : text.substring(0, semicolon));
            boolean token =
                    !name.isEmpty()
                            && name.chars()
                                    .allMatch(c ->
                                            c < 128
                                                    && (Character.isLetterOrDigit(c)
                                                            || TOKEN.indexOf(c) >= 0));
            if (!token) {
                throw new ProtocolException("not a name: <" + text + ">");
            }
            String quality = "1000";
            if (semicolon >= 0) {
                String parameter = blanksOff(text.substring(semicolon + 1));
                if (!parameter.matches("[qQ]=(0|1|0[.][0-9]{0,3}|1[.]0{0,3})")
                        || parameter.endsWith("\n")) {
                    throw new ProtocolException("not a quality: <" + parameter + ">");
                }
                quality = (parameter.substring(2).replace(".", "") + "000").substring(0, 4);
            }
            digits.putIfAbsent(name.toLowerCase(Locale.ROOT), quality);
        }

        private static String blanksOff(String text) {
            return text.replaceAll("\\A[ \t]+|[ \t]+\\z", "");
        }
    }
}
