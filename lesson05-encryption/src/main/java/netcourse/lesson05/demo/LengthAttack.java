package netcourse.lesson05.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Recovers a secret of hexadecimal digits from the lengths of records, digit by digit: a text that
/// repeats more of the secret compresses better (CRIME, 2012; BREACH, 2013).
///
/// A right guess saves 7 or 8 bits: the match is longer by one, and there is one literal less. Bits
/// are rounded up to bytes, so 7 may not be seen. The second of two tries begins a bit later, and
/// then they are. Guesses that do equally well are all followed up: the wrong ones fall back with
/// the next digits.
final class LengthAttack {
    /// Deflate's fixed code has 9 bits for these, so that one of them moves what follows by a bit
    /// (RFC 1951, section 3.2.6); and no hexadecimal digit is among them.
    private static final List<String> TRIES = List.of("", "\u00e0");

    /// More that do equally well are as good as all.
    private static final int MAX_BEST = 16;

    private final ToIntFunction<String> record;
    private final String header;
    private final int samples;

    /// @param record sends a text and says how long the record was
    /// @param header stands before the secret
    /// @param samples how often each text is sent: random padding is 0 once among so many
    LengthAttack(ToIntFunction<String> record, String header, int samples) {
        this.record = record;
        this.header = header;
        this.samples = samples;
    }

    /// @return empty if the lengths give nothing away
    Optional<String> recover(int digits) {
        List<String> best = List.of("");
        for (int i = 0; i < digits; i++) {
            best = best(best);
            if (best.size() >= MAX_BEST) {
                return Optional.empty();
            }
        }
        return Optional.of(best.getFirst());
    }

    private List<String> best(List<String> prefixes) {
        List<String> best = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        for (String prefix : prefixes) {
            for (int digit = 0; digit < 16; digit++) {
                String guess = prefix + Character.forDigit(digit, 16);
                int length = length(guess);
                if (length < least) {
                    best.clear();
                    least = length;
                }
                if (length == least) {
                    best.add(guess);
                }
            }
        }
        return best;
    }

    private int length(String guess) {
        return TRIES.stream().mapToInt(shift -> least(shift + header + guess)).sum();
    }

    private int least(String text) {
        return IntStream.range(0, samples).map(_ -> record.applyAsInt(text)).min().orElseThrow();
    }
}
