package netcourse.lesson02;

import static netcourse.lesson02.TenSends.TOTAL_BYTES;

import java.util.List;

/// One run as it arrived: the sizes of its reads, whose sum is [TenSends#TOTAL_BYTES].
///
/// @param readSizesBytes in order of arrival
public record RunArrival(List<Integer> readSizesBytes) {
    public RunArrival {
        readSizesBytes = List.copyOf(readSizesBytes);
        int sum = readSizesBytes.stream().mapToInt(Integer::intValue).sum();
        if (sum != TOTAL_BYTES) {
            throw new IllegalArgumentException(
                    "a run has %d bytes, these reads have %d".formatted(TOTAL_BYTES, sum));
        }
    }

    /// In how many reads it arrived.
    public int reads() {
        return readSizesBytes.size();
    }
}
