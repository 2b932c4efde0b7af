package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptorLimitTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void whatTheProcessMayOpenIsGrantedWithoutAWord() throws IOException {
        assertThat(DescriptorLimit.lower(5000, 20_000, 20, 2, log::add)).isEqualTo(5000);
        assertThat(DescriptorLimit.lower(66, 120, 20, 2, log::add)).isEqualTo(66);
        assertThat(log).isEmpty();
    }

    @Test
    void moreIsLoweredToWhatIsLeftAndSaidOnce() throws IOException {
        assertThat(DescriptorLimit.lower(5000, 100, 20, 2, log::add)).isEqualTo(46);
        assertThat(log)
                .containsExactly(
                        "limit 5000 lowered to 46: the process may open 100 files (ulimit -n)");
    }

    /// Seen on JDK 25: 36 descriptors to wait with, with 64 processors and with 256.
    @Test
    void manyProcessorsCostNoMoreThanTheirPollers() throws IOException {
        assertThat(DescriptorLimit.lower(5000, 1024, 20, 256, log::add)).isEqualTo(940);
    }

    @Test
    void systemWithoutALimitLowersNothing() throws IOException {
        assertThat(DescriptorLimit.lower(5000, -1, 20, 2, log::add)).isEqualTo(5000);
        assertThat(DescriptorLimit.lower(5000, Long.MAX_VALUE, 20, 2, log::add)).isEqualTo(5000);
    }

    @Test
    void serverThatCouldHoldNoClientDoesNotStart() {
        assertThatThrownBy(() -> DescriptorLimit.lower(5000, 54, 20, 2, log::add))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the process may open 54 files (ulimit -n), which leaves none for a client");
    }

    @Test
    void thisProcessIsAsked() throws IOException {
        assertThat(DescriptorLimit.lower(1, log::add)).isEqualTo(1);
        assertThat(DescriptorLimit.lower(Integer.MAX_VALUE, log::add)).isPositive();
    }
}
