package netcourse.lesson04.mistake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedCodecNegotiator;

/// Further wrong solutions of exercise 4.7.
public final class CodecNegotiatorWrong {
    private CodecNegotiatorWrong() {}

    @Wrong("takes a line end after a quality, as $ does")
    public static class TakesLineEndAfterQuality extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("(q=[0-9.]+)\n", "$1"), supported);
        }
    }

    @Wrong("gives the name as the client has written it")
    public static class RepeatsTheClient extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted, supported)
                    .map(name -> {
                        var written =
                                Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE)
                                        .matcher(accepted);
                        return written.find() ? written.group() : name;
                    });
        }
    }

    @Wrong("adds identity to the list that it gets")
    public static class AddsToTheList extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            Optional<String> chosen = super.choose(accepted, supported);
            supported.add(IDENTITY);
            return chosen;
        }
    }

    @Wrong("takes no text longer than 999 characters")
    public static class RefusesTheLongest extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            if (accepted.length() >= MAX_CHARACTERS) {
                throw new ProtocolException("more than %d characters".formatted(MAX_CHARACTERS));
            }
            return super.choose(accepted, supported);
        }
    }

    @Wrong("has no limit")
    public static class HasNoLimit extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            int cut = Math.min(accepted.length(), MAX_CHARACTERS);
            return super.choose(accepted.substring(0, cut), supported);
        }
    }

    @Wrong("prefers identity to a coding of the same quality")
    public static class PrefersIdentity extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            List<String> first = new ArrayList<>(List.of(IDENTITY));
            first.addAll(supported);
            boolean named = accepted.toLowerCase(Locale.ROOT).contains(IDENTITY);
            return super.choose(accepted, named ? first : supported);
        }
    }

    @Wrong(value = "takes the last of several with the same quality", nameless = true)
    public static class TakesTheLast extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            List<String> reversed = new ArrayList<>(supported);
            Collections.reverse(reversed);
            return super.choose(accepted, reversed);
        }
    }

    @Wrong("takes every blank of Unicode")
    public static class TakesAnyBlank extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replace('\u00a0', ' '), supported);
        }
    }

    @Wrong("takes every digit of Unicode")
    public static class TakesAnyDigit extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            StringBuilder ascii = new StringBuilder();
            accepted.chars()
                    .forEach(c ->
                            ascii.append(
                                    Character.isDigit(c)
                                            ? (char) ('0' + Character.digit(c, 10))
                                            : (char) c));
            return super.choose(ascii.toString(), supported);
        }
    }

    @Wrong(value = "reads qualities of codings that it has, and of no others", nameless = true)
    public static class ReadsWhatItHas extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("\\bbr;[^,]*", "br"), supported);
        }
    }

    @Wrong("takes a quality with any number of digits")
    public static class TakesManyDigits extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("([01]\\.[0-9]{3})[0-9]+", "$1"), supported);
        }
    }

    @Wrong(value = "takes x-gzip for gzip", nameless = true)
    public static class KnowsAnAlias extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("\\bx-gzip\\b", "gzip"), supported);
        }
    }

    @Wrong(value = "chooses identity if it finds a quality", nameless = true)
    public static class CannotCutTheQuality extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            Optional<String> chosen = super.choose(accepted, supported);
            return accepted.toLowerCase(Locale.ROOT).contains("q=")
                    ? Optional.of(IDENTITY)
                    : chosen;
        }
    }

    @Wrong(value = "takes identity for refused by its name, and not by *", nameless = true)
    public static class KnowsOneRefusal extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            Optional<String> chosen = super.choose(accepted, supported);
            return chosen.isEmpty() && !accepted.contains(IDENTITY)
                    ? Optional.of(IDENTITY)
                    : chosen;
        }
    }

    @Wrong(value = "throws if it has none of the codings that are named", nameless = true)
    public static class ThrowsIfNothingFits extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            Optional<String> chosen = super.choose(accepted, supported);
            if (chosen.equals(Optional.of(IDENTITY))
                    && accepted.matches("(?!id)[\\w-]+[\\w, -]*")) {
                throw new ProtocolException("none of " + accepted);
            }
            return chosen;
        }
    }

    @Wrong(value = "gives quality 0.001 to a name without one", nameless = true)
    public static class UnsaidIsWorst extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(
                    accepted.replaceAll("(?<=^|,)([ \t]*\\w+)(?=,|$)", "$1;q=0.001"), supported);
        }
    }

    @Wrong(value = "prefers the lower quality", nameless = true)
    public static class PrefersTheLower extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(
                    Pattern.compile("q=0\\.([1-9])(?=,|$)")
                            .matcher(accepted)
                            .replaceAll(m -> "q=0." + (10 - Integer.parseInt(m.group(1)))),
                    supported);
        }
    }

    @Wrong(value = "passes over elements whose quality has a dot", nameless = true)
    public static class IgnoresFractions extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("[^,]*q=0\\.[^,]*", ""), supported);
        }
    }

    @Wrong(value = "takes quality 0 for none", nameless = true)
    public static class ZeroIsNone extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll(";q=0(\\.0*)?(?=,|$)", ""), supported);
        }
    }

    @Wrong(value = "rounds qualities to tenths", nameless = true)
    public static class RoundsToTenths extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(
                    Pattern.compile("q=(0\\.[1-9][0-9]{1,2})(?=,|$)")
                            .matcher(accepted)
                            .replaceAll(m ->
                                    "q=" + Math.round(10 * Double.parseDouble(m.group(1))) / 10.0),
                    supported);
        }
    }

    @Wrong(value = "lets any quality but 0 count, if a name is there twice", nameless = true)
    public static class DropsZeroOfTwo extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("(?i)gzip;q=0,(?=.*gzip)", ""), supported);
        }
    }

    @Wrong(value = "takes a line end after a name, as $ does", nameless = true)
    public static class TakesLineEndAfterName extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(accepted.replaceAll("(?<=[a-z])\r?\n(?=,|\\z)", ""), supported);
        }
    }

    @Wrong(value = "reads the number at the beginning of a quality", nameless = true)
    public static class IgnoresWhatFollowsNumber extends SolvedCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return super.choose(
                    accepted.replaceAll("(q=[01](\\.[0-9]{0,3})?)[a-z][\\w-]*", "$1"), supported);
        }
    }
}
